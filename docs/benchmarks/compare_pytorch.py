#!/usr/bin/env python3
"""The same decoder in hand-written eager PyTorch, measured the way `koan bench` measures.

Reads config.json and model.safetensors of a checkpoint folder (Llama family, no biases, no rope
scaling; float32, float16 or bfloat16) and writes JSON lines like `koan bench --json`. Needs
PyTorch 1.13 or later and nothing else.
"""

import argparse
import json
import struct
import time
from pathlib import Path

import torch
import torch.nn.functional as F

DTYPES = {"F32": torch.float32, "F16": torch.float16, "BF16": torch.bfloat16}


def read_safetensors(path):
    """8 bytes of length, a JSON header, then the raw tensors."""
    data = bytearray(path.read_bytes())
    (length,) = struct.unpack_from("<Q", data)
    header = json.loads(data[8 : 8 + length])
    header.pop("__metadata__", None)
    tensors = {}
    for name, info in header.items():
        begin, end = info["data_offsets"]
        raw = torch.frombuffer(data, dtype=torch.uint8)[8 + length + begin : 8 + length + end]
        dtype = DTYPES[info["dtype"]]
        tensors[name] = raw.clone().view(dtype).reshape(info["shape"]).float()
    return tensors


class Decoder(torch.nn.Module):
    """Queries, keys and values are one product, gate and up another: as fast as eager allows."""

    def __init__(self, folder):
        super().__init__()
        config = json.loads((folder / "config.json").read_text())
        if config.get("rope_scaling") or config.get("attention_bias"):
            raise SystemExit("This comparison knows neither rope scaling nor attention biases.")
        self.layers = config["num_hidden_layers"]
        self.heads = config["num_attention_heads"]
        self.kv_heads = config.get("num_key_value_heads", self.heads)
        self.hidden = config["hidden_size"]
        self.size = config.get("head_dim") or self.hidden // self.heads
        self.epsilon = config["rms_norm_eps"]
        self.vocabulary = config["vocab_size"]
        self.context = config["max_position_embeddings"]
        weights = read_safetensors(folder / "model.safetensors")

        def parameter(*names):
            return torch.nn.Parameter(torch.cat([weights[name] for name in names]))

        self.embedding = parameter("model.embed_tokens.weight")
        tied = config.get("tie_word_embeddings", False)
        self.head = self.embedding if tied else parameter("lm_head.weight")
        self.norm = parameter("model.norm.weight")
        self.blocks = torch.nn.ModuleList()
        for i in range(self.layers):
            at, mlp = f"model.layers.{i}.self_attn.", f"model.layers.{i}.mlp."
            block = torch.nn.Module()
            block.qkv = parameter(*(f"{at}{p}_proj.weight" for p in "qkv"))
            block.o = parameter(f"{at}o_proj.weight")
            block.gate_up = parameter(f"{mlp}gate_proj.weight", f"{mlp}up_proj.weight")
            block.down = parameter(f"{mlp}down_proj.weight")
            block.norm1 = parameter(f"model.layers.{i}.input_layernorm.weight")
            block.norm2 = parameter(f"model.layers.{i}.post_attention_layernorm.weight")
            self.blocks.append(block)
        steps = torch.arange(0, self.size, 2).float() / self.size
        angles = torch.outer(
            torch.arange(self.context).float(), 1.0 / config.get("rope_theta", 10000.0) ** steps
        )
        angles = torch.cat([angles, angles], -1)
        self.cos, self.sin = angles.cos(), angles.sin()

    def rms_norm(self, x, weight):
        return x * torch.rsqrt(x.pow(2).mean(-1, keepdim=True) + self.epsilon) * weight

    def rotate(self, x, cos, sin):
        first, second = x.chunk(2, -1)
        return x * cos + torch.cat([-second, first], -1) * sin

    def forward(self, ids, start=0, cache=None):
        """ids [B,T] -> logits [B,T,V]; appends to a cache of [2L,B,K,S,D] where there is one."""
        rows, count = ids.shape
        cos, sin = self.cos[start : start + count], self.sin[start : start + count]
        mask = None
        if count > 1:
            mask = torch.full((count, start + count), float("-inf")).triu(start + 1)
        x = F.embedding(ids, self.embedding)
        for i, block in enumerate(self.blocks):
            heads = F.linear(self.rms_norm(x, block.norm1), block.qkv)
            heads = heads.view(rows, count, self.heads + 2 * self.kv_heads, self.size)
            heads = heads.transpose(1, 2)
            q, k, v = heads.split([self.heads, self.kv_heads, self.kv_heads], 1)
            q, k = self.rotate(q, cos, sin), self.rotate(k, cos, sin)
            if cache is not None:
                cache[2 * i][:, :, start : start + count] = k
                cache[2 * i + 1][:, :, start : start + count] = v
                k = cache[2 * i][:, :, : start + count]
                v = cache[2 * i + 1][:, :, : start + count]
            if self.kv_heads != self.heads:
                k = k.repeat_interleave(self.heads // self.kv_heads, 1)
                v = v.repeat_interleave(self.heads // self.kv_heads, 1)
            scores = q @ k.transpose(2, 3) * self.size**-0.5
            if mask is not None:
                scores = scores + mask
            a = (scores.softmax(-1) @ v).transpose(1, 2).reshape(rows, count, -1)
            x = x + F.linear(a, block.o)
            gate, up = F.linear(self.rms_norm(x, block.norm2), block.gate_up).chunk(2, -1)
            x = x + F.linear(F.silu(gate) * up, block.down)
        return F.linear(self.rms_norm(x, self.norm), self.head)

    def new_cache(self, rows, capacity):
        shape = (rows, self.kv_heads, capacity, self.size)
        return [torch.zeros(shape) for _ in range(2 * self.layers)]

    @torch.inference_mode()
    def generate(self, ids, count):
        """Sampled ids [B,count] and their log-probabilities, all rows in step."""
        cache = self.new_cache(ids.shape[0], ids.shape[1] + count)
        start, found, logs = 0, [], []
        for _ in range(count):
            logp = self(ids, start, cache)[:, -1].log_softmax(-1)
            start += ids.shape[1]
            ids = torch.multinomial(logp.exp(), 1)
            found.append(ids)
            logs.append(logp.gather(1, ids))
        return torch.cat(found, 1), torch.cat(logs, 1)

    @torch.inference_mode()
    def read(self, ids):
        self(ids, 0, self.new_cache(*ids.shape))


def measure(quantity, rows, tokens, repetitions, work):
    """Works for a second first; a repetition then takes at least a third of one."""
    begin, shortest = time.perf_counter(), float("inf")
    while time.perf_counter() - begin < 1:
        start = time.perf_counter()
        work()
        shortest = min(shortest, time.perf_counter() - start)
    rounds = max(1, int(1 / 3 / shortest))
    handled = rows * tokens * rounds
    values, processor = [], []
    for _ in range(repetitions):
        wall, busy = time.perf_counter(), time.process_time()
        for _ in range(rounds):
            work()
        values.append(handled / (time.perf_counter() - wall))
        processor.append(handled / (time.process_time() - busy))
    print(
        json.dumps(
            {
                "event": "measurement",
                "quantity": quantity,
                "rows": rows,
                "tokens": tokens,
                "unit": "tokens/s",
                "mean": sum(values) / len(values),
                "values": values,
                "perProcessorSecond": processor,
            }
        ),
        flush=True,
    )


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--model", type=Path, required=True)
    parser.add_argument("--threads", type=int, default=1)
    parser.add_argument("--repetitions", type=int, default=5)
    options = parser.parse_args()
    torch.set_num_threads(options.threads)
    torch.manual_seed(1)
    model = Decoder(options.model)
    maps = Path("/proc/self/maps")
    blas = {Path(line.split()[-1]).resolve() for line in maps.read_text().splitlines()
            if "blas" in line} if maps.exists() else set()
    print(
        json.dumps(
            {
                "event": "bench",
                "torch": torch.__version__,
                "threads": torch.get_num_threads(),
                "blas": sorted(map(str, blas)),
                "parameters": sum(p.numel() for p in model.parameters()),
            }
        ),
        flush=True,
    )
    tokens = min(128, model.context - 1)
    for rows in (1, 64, 256):
        ids = torch.randint(model.vocabulary, (rows, tokens))
        measure("prompt", rows, tokens, options.repetitions, lambda: model.read(ids))
    for rows in (1, 64, 256):
        ids = torch.randint(model.vocabulary, (rows, 1))
        measure("generation", rows, tokens, options.repetitions, lambda: model.generate(ids, tokens))
    ids = torch.randint(model.vocabulary, (64, tokens + 1))
    optimizer = torch.optim.AdamW(model.parameters(), lr=0.0, betas=(0.9, 0.95), weight_decay=0.01)

    def step():
        optimizer.zero_grad()
        logits = model(ids[:, :-1])
        F.cross_entropy(logits.flatten(0, 1), ids[:, 1:].flatten()).backward()
        torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
        optimizer.step()

    measure("training", 64, tokens, options.repetitions, step)


if __name__ == "__main__":
    main()
