class Decoder(Module):
  __parameters__ = []
  __buffers__ = []
  training : bool
  _is_full_backward_hook : Optional[bool]

  # One reading of the Llama / Qwen2 decoder. Names between at signs are filled in from the checkpoint's
  # configuration. Letters in shapes: B rows, T tokens, S cached tokens, L layers, H query heads, K key and
  # value heads, D head size, C hidden size, F intermediate size, V vocabulary, P all parameters.

  def forward(self: __torch__.Decoder, x: Tensor) -> Tensor:
    return x

  # flat [P] -> embedding [V,C], head [V,C], qkv [L,(H+2K)D,C], o [L,C,HD], gate_up [L,2F,C], down [L,C,F],
  # qkv_bias [L,(H+2K)D] or empty, o_bias [L,C] or empty, attention_norm [L,C], mlp_norm [L,C], final_norm [C]
  def parameters(self: __torch__.Decoder, flat: Tensor) -> List[Tensor]:
    sizes: List[int] = @sizes@
    shapes: List[List[int]] = @shapes@
    parts = torch.split_with_sizes(flat, sizes)
    views: List[Tensor] = []
    for i in range(len(sizes)):
      views.append(torch.view(parts[i], shapes[i]))
    if @tied@:
      views.insert(1, views[0])
    if not @qkv_biased@:
      views.insert(6, torch.slice(flat, 0, 0, 0))
    if not @o_biased@:
      views.insert(7, torch.slice(flat, 0, 0, 0))
    return views

  # Zhang & Sennrich 2019, computed in float32. x [...,C], weight [C]
  def rms_norm(self: __torch__.Decoder, x: Tensor, weight: Tensor) -> Tensor:
    wide = torch.to(x, 6)
    scale = torch.rsqrt(torch.add(torch.mean(torch.mul(wide, wide), [-1], True), @epsilon@))
    return torch.mul(torch.type_as(torch.mul(wide, scale), x), weight)

  # Su et al. 2021, halves rotated as in Hugging Face. x [B,T,heads,D], cos and sin [B,T,1,D]
  def rotate(self: __torch__.Decoder, x: Tensor, cos: Tensor, sin: Tensor) -> Tensor:
    first, second = torch.chunk(x, 2, -1)
    turned = torch.cat([torch.neg(second), first], -1)
    return torch.type_as(torch.add(torch.mul(x, cos), torch.mul(turned, sin)), x)

  # x [B,T,C] -> queries [B,T,H,D], keys [B,T,K,D], values [B,T,K,D]
  def project(self: __torch__.Decoder, x: Tensor, weight: Tensor, bias: Tensor, cos: Tensor, sin: Tensor) -> Tuple[Tensor, Tensor, Tensor]:
    if @qkv_biased@:
      all_heads = torch.linear(x, weight, bias)
    else:
      all_heads = torch.linear(x, weight)
    heads = torch.view(all_heads, [x.shape[0], x.shape[1], @heads@ + 2 * @kv_heads@, @head_size@])
    turning, values = torch.split_with_sizes(heads, [@heads@ + @kv_heads@, @kv_heads@], 2)
    turned = self.rotate(turning, cos, sin)
    queries, keys = torch.split_with_sizes(turned, [@heads@, @kv_heads@], 2)
    return (queries, keys, values)

  # queries [B,T,H,D], keys and values [B,S,K,D], mask [B,1,T,S] or None for causal -> [B,T,HD]
  def attend(self: __torch__.Decoder, queries: Tensor, keys: Tensor, values: Tensor, mask: Optional[Tensor], causal: bool) -> Tensor:
    q = torch.transpose(queries, 1, 2)
    k = torch.transpose(keys, 1, 2)
    v = torch.transpose(values, 1, 2)
    a = torch.scaled_dot_product_attention(q, k, v, mask, 0., causal, scale=None, enable_gqa=@grouped@)
    return torch.reshape(torch.transpose(a, 1, 2), [queries.shape[0], queries.shape[1], @heads@ * @head_size@])

  # x [B,T,HD] -> [B,T,C]
  def output(self: __torch__.Decoder, x: Tensor, weight: Tensor, bias: Tensor) -> Tensor:
    if @o_biased@:
      y = torch.linear(x, weight, bias)
    else:
      y = torch.linear(x, weight)
    return y

  # SwiGLU, Shazeer 2020. x [B,T,C]
  def feed_forward(self: __torch__.Decoder, x: Tensor, gate_up: Tensor, down: Tensor) -> Tensor:
    gate, up = torch.chunk(torch.linear(x, gate_up), 2, -1)
    return torch.linear(torch.mul(torch.silu(gate), up), down)

  # Whole sequences without a cache. ids [B,T] -> final hidden states [B,T,C]
  def hidden(self: __torch__.Decoder, views: List[Tensor], ids: Tensor, cos_table: Tensor, sin_table: Tensor) -> Tensor:
    T = ids.shape[1]
    cos = torch.unsqueeze(torch.unsqueeze(torch.slice(cos_table, 0, 0, T), 1), 0)
    sin = torch.unsqueeze(torch.unsqueeze(torch.slice(sin_table, 0, 0, T), 1), 0)
    qkv = torch.unbind(views[2])
    o = torch.unbind(views[3])
    gate_up = torch.unbind(views[4])
    down = torch.unbind(views[5])
    bias = torch.unbind(views[6])
    o_bias = torch.unbind(views[7])
    attention_norm = torch.unbind(views[8])
    mlp_norm = torch.unbind(views[9])
    x = torch.embedding(views[0], ids)
    for i in range(@layers@):
      b = views[6]
      if @qkv_biased@:
        b = bias[i]
      ob = views[7]
      if @o_biased@:
        ob = o_bias[i]
      q, k, v = self.project(self.rms_norm(x, attention_norm[i]), qkv[i], b, cos, sin)
      x = torch.add(x, self.output(self.attend(q, k, v, None, True), o[i], ob))
      x = torch.add(x, self.feed_forward(self.rms_norm(x, mlp_norm[i]), gate_up[i], down[i]))
    return self.rms_norm(x, views[10])

  # ids [B,T] -> float32 logits [B,T,V]
  def logits(self: __torch__.Decoder, flat: Tensor, ids: Tensor, cos_table: Tensor, sin_table: Tensor) -> Tensor:
    views = self.parameters(flat)
    return torch.to(torch.linear(self.hidden(views, ids, cos_table, sin_table), views[1]), 6)

  # Appends T tokens to each row of a cache. ids [B,T], positions [B] of the first of them, cache [2L,B,S,K,D],
  # span: cached tokens to look at, the new ones included -> final hidden states [B,T,C]
  def extend(self: __torch__.Decoder, views: List[Tensor], ids: Tensor, positions: Tensor, span: int, cache: Tensor, cos_table: Tensor, sin_table: Tensor) -> Tensor:
    B = ids.shape[0]
    T = ids.shape[1]
    columns = torch.add(torch.unsqueeze(positions, 1), torch.unsqueeze(torch.arange(T, dtype=4, device=ids.device), 0))
    cos = torch.unsqueeze(torch.embedding(cos_table, columns), 2)
    sin = torch.unsqueeze(torch.embedding(sin_table, columns), 2)
    mask: Optional[Tensor] = None
    if B > 1 or T > 1:
      seen = torch.view(torch.arange(span, dtype=4, device=ids.device), [1, 1, 1, span])
      mask = torch.le(seen, torch.view(columns, [B, 1, T, 1]))
    rows = torch.unsqueeze(torch.arange(B, dtype=4, device=ids.device), 1)
    at: List[Optional[Tensor]] = [rows, columns]
    qkv = torch.unbind(views[2])
    o = torch.unbind(views[3])
    gate_up = torch.unbind(views[4])
    down = torch.unbind(views[5])
    bias = torch.unbind(views[6])
    o_bias = torch.unbind(views[7])
    attention_norm = torch.unbind(views[8])
    mlp_norm = torch.unbind(views[9])
    stored = torch.unbind(cache)
    x = torch.embedding(views[0], ids)
    for i in range(@layers@):
      b = views[6]
      if @qkv_biased@:
        b = bias[i]
      ob = views[7]
      if @o_biased@:
        ob = o_bias[i]
      q, k, v = self.project(self.rms_norm(x, attention_norm[i]), qkv[i], b, cos, sin)
      torch.index_put_(stored[2 * i], at, k)
      torch.index_put_(stored[2 * i + 1], at, v)
      keys = torch.slice(stored[2 * i], 1, 0, span)
      values = torch.slice(stored[2 * i + 1], 1, 0, span)
      x = torch.add(x, self.output(self.attend(q, keys, values, mask, False), o[i], ob))
      x = torch.add(x, self.feed_forward(self.rms_norm(x, mlp_norm[i]), gate_up[i], down[i]))
    return self.rms_norm(x, views[10])

  # The same for an interactive stream -> float32 logits [B,V] after the last token
  def step(self: __torch__.Decoder, flat: Tensor, ids: Tensor, positions: Tensor, span: int, cache: Tensor, cos_table: Tensor, sin_table: Tensor) -> Tensor:
    views = self.parameters(flat)
    x = self.extend(views, ids, positions, span, cache, cos_table, sin_table)
    return torch.to(torch.linear(torch.select(x, 1, -1), views[1]), 6)

  # Fills rows of a cache with right-padded prompts; what the padding writes is overwritten before it is looked at.
  # rows [R], ids [R,T], cache [2L,B,S,K,D]
  def prefill(self: __torch__.Decoder, flat: Tensor, rows: Tensor, ids: Tensor, cache: Tensor, cos_table: Tensor, sin_table: Tensor) -> Tensor:
    views = self.parameters(flat)
    T = ids.shape[1]
    fresh = torch.zeros([cache.shape[0], ids.shape[0], T, @kv_heads@, @head_size@], dtype=cache.dtype, device=cache.device)
    start = torch.zeros([ids.shape[0]], dtype=4, device=ids.device)
    x = self.extend(views, ids, start, T, fresh, cos_table, sin_table)
    torch.index_copy_(torch.slice(cache, 2, 0, T), 1, rows, fresh)
    return rows

  # cache [2L,B,S,K,D], rows [R] -> [2L,R,S,K,D]
  def select_rows(self: __torch__.Decoder, cache: Tensor, rows: Tensor) -> Tensor:
    return torch.index_select(cache, 1, rows)

  # Hugging Face's logits processors in their order. logits [B,V], seen [B,V] bool, temperature [B]
  def filtered(self: __torch__.Decoder, logits: Tensor, seen: Tensor, temperature: Tensor, top_k: int, top_p: float, min_p: float, penalty: float) -> Tensor:
    scores = logits
    if penalty != 1.:
      punished = torch.where(torch.lt(scores, 0), torch.mul(scores, penalty), torch.div(scores, penalty))
      scores = torch.where(seen, punished, scores)
    warm = torch.where(torch.gt(temperature, 0), temperature, torch.ones_like(temperature))
    scores = torch.div(scores, torch.unsqueeze(warm, 1))
    out = float("-inf")
    if top_k > 0:
      best, _0 = torch.topk(scores, min(top_k, scores.shape[1]))
      scores = torch.masked_fill(scores, torch.lt(scores, torch.slice(best, 1, -1)), out)
    if top_p < 1.:
      ascending, order = torch.sort(scores, 1, False)
      mass = torch.cumsum(torch.softmax(ascending, 1), 1)
      gone = torch.le(mass, 1. - top_p)
      torch.fill_(torch.slice(gone, 1, -1), False)
      scores = torch.masked_fill(scores, torch.scatter(gone, 1, order, gone), out)
    if min_p > 0.:
      share = torch.softmax(scores, 1)
      bar = torch.mul(torch.amax(share, [1], True), min_p)
      scores = torch.masked_fill(scores, torch.lt(share, bar), out)
    return scores

  # Draws by inverting the cumulative distribution, so that a row depends on its own noise alone.
  # scores [B,V], noise [B] in [0,1), temperature [B], 0 for greedy -> ids [B]
  def draw(self: __torch__.Decoder, scores: Tensor, noise: Tensor, temperature: Tensor) -> Tensor:
    mass = torch.cumsum(torch.softmax(scores, 1), 1)
    height = torch.mul(torch.slice(mass, 1, -1), torch.unsqueeze(noise, 1))
    drawn = torch.squeeze(torch.searchsorted(mass, height, right=True), 1)
    likeliest = torch.argmax(scores, 1)
    return torch.where(torch.gt(temperature, 0), drawn, likeliest)

  def choose(self: __torch__.Decoder, logits: Tensor, seen: Tensor, noise: Tensor, temperature: Tensor, top_k: int, top_p: float, min_p: float, penalty: float) -> Tensor:
    return self.draw(self.filtered(logits, seen, temperature, top_k, top_p, min_p, penalty), noise, temperature)

  # One row's own distribution, unfiltered: log-probability of a token, entropy, then k log-probabilities and k ids
  def inspect(self: __torch__.Decoder, logits: Tensor, id: int, k: int) -> Tensor:
    logp = torch.log_softmax(torch.select(logits, 0, 0), 0, 7)
    entropy = torch.neg(torch.sum(torch.mul(torch.exp(logp), torch.clamp(logp, -1.e30))))
    best, ids = torch.topk(logp, min(k, logp.shape[0]))
    return torch.cat([torch.stack([logp[id], entropy]), best, torch.to(ids, 7)])

  # n tokens for each of B rows. last [B]: the last known token of each row, at positions [B]; noise [B,n];
  # span: cached tokens to look at in the first round -> ids [B,n] and their unfiltered log-probabilities [B,n]
  def rollout(self: __torch__.Decoder, flat: Tensor, last: Tensor, positions: Tensor, span: int, cache: Tensor, cos_table: Tensor, sin_table: Tensor, seen: Tensor, noise: Tensor, temperature: Tensor, sampled: bool, top_k: int, top_p: float, min_p: float, penalty: float) -> List[Tensor]:
    views = self.parameters(flat)
    ids = last
    places = positions
    tokens: List[Tensor] = []
    logps: List[Tensor] = []
    for t in range(noise.shape[1]):
      x = self.extend(views, torch.unsqueeze(ids, 1), places, span + t, cache, cos_table, sin_table)
      logits = torch.to(torch.linear(torch.select(x, 1, 0), views[1]), 6)
      if sampled or penalty != 1.:
        ids = self.choose(logits, seen, torch.select(noise, 1, t), temperature, top_k, top_p, min_p, penalty)
      else:
        ids = torch.argmax(logits, 1)
      if penalty != 1.:
        torch.scatter_(seen, 1, torch.unsqueeze(ids, 1), True)
      chosen = torch.squeeze(torch.gather(logits, 1, torch.unsqueeze(ids, 1)), 1)
      logps.append(torch.sub(chosen, torch.logsumexp(logits, [1])))
      tokens.append(ids)
      places = torch.add(places, 1)
    return [torch.stack(tokens, 1), torch.stack(logps, 1)]

  # Copies a parameter into its place.
  def write(self: __torch__.Decoder, flat: Tensor, offset: int, values: Tensor) -> Tensor:
    return torch.copy_(torch.slice(flat, 0, offset, offset + values.shape[0]), values)

  # Adds the gradient of sum(weights * cross-entropy) to gradient [P]. ids, targets, weights [B,T] -> that sum
  def accumulate(self: __torch__.Decoder, ids: Tensor, targets: Tensor, weights: Tensor, gradient: Tensor, flat: Tensor, cos_table: Tensor, sin_table: Tensor) -> Tensor:
    leaf = torch.requires_grad_(torch.detach(flat), True)
    logits = self.logits(leaf, ids, cos_table, sin_table)
    losses = torch.cross_entropy_loss(torch.flatten(logits, 0, 1), torch.flatten(targets), None, 0, -100, 0.)
    loss = torch.sum(torch.mul(losses, torch.flatten(weights)))
    found = torch.grad([loss], [leaf], None, None, False, False)
    torch.add_(gradient, unchecked_cast(Tensor, found[0]))
    return torch.detach(loss)

  # Weighted cross-entropy without a gradient: sum(weights * losses), and the count of weighted tokens predicted right
  def evaluate(self: __torch__.Decoder, flat: Tensor, ids: Tensor, targets: Tensor, weights: Tensor, cos_table: Tensor, sin_table: Tensor) -> Tensor:
    logits = self.logits(flat, ids, cos_table, sin_table)
    losses = torch.cross_entropy_loss(torch.flatten(logits, 0, 1), torch.flatten(targets), None, 0, -100, 0.)
    w = torch.flatten(weights)
    right = torch.to(torch.eq(torch.argmax(torch.flatten(logits, 0, 1), 1), torch.flatten(targets)), 6)
    return torch.stack([torch.sum(torch.mul(losses, w)), torch.sum(torch.mul(right, w))])

  # AdamW (Loshchilov & Hutter 2019) on flat[from:to]; weight decay on flat[from:decayed] alone. Settings: learning
  # rate, beta1, beta2, epsilon, weight decay, number of this step from 1
  def adamw(self: __torch__.Decoder, flat: Tensor, gradient: Tensor, first: Tensor, second: Tensor, begin: int, decayed: int, end: int, settings: List[float]) -> Tensor:
    p = torch.slice(flat, 0, begin, end)
    g = torch.slice(gradient, 0, begin, end)
    m = torch.slice(first, 0, begin, end)
    v = torch.slice(second, 0, begin, end)
    rate = settings[0]
    beta1 = settings[1]
    beta2 = settings[2]
    count = settings[5]
    if decayed > begin:
      torch.mul_(torch.slice(flat, 0, begin, decayed), 1. - rate * settings[4])
    torch.lerp_(m, g, 1. - beta1)
    torch.addcmul_(torch.mul_(v, beta2), g, g, value=1. - beta2)
    spread = torch.add_(torch.div_(torch.sqrt(v), (1. - beta2 ** count) ** 0.5), settings[3])
    torch.addcdiv_(p, m, spread, value=torch.neg(torch.div(rate, 1. - beta1 ** count)))
    return p

  # Scales the gradient down to a global norm, as torch's clip_grad_norm_ -> the norm before
  def clip(self: __torch__.Decoder, gradient: Tensor, limit: float) -> Tensor:
    norm = torch.linalg_vector_norm(gradient)
    if limit > 0.:
      torch.mul_(gradient, torch.clamp(torch.div(limit, torch.add(norm, 0.000001)), None, 1.))
    return norm

  # Muon (Jordan et al. 2024) on n stacked matrices [n,rows,columns] at flat[begin:]: Nesterov momentum, five
  # Newton-Schulz steps. Settings: learning rate, momentum, weight decay
  def muon(self: __torch__.Decoder, flat: Tensor, gradient: Tensor, first: Tensor, begin: int, shape: List[int], settings: List[float]) -> Tensor:
    end = begin + shape[0] * shape[1] * shape[2]
    p = torch.slice(flat, 0, begin, end)
    g = torch.slice(gradient, 0, begin, end)
    m = torch.slice(first, 0, begin, end)
    torch.lerp_(m, g, 1. - settings[1])
    x = torch.view(torch.lerp(g, m, settings[1]), shape)
    tall = shape[1] > shape[2]
    if tall:
      x = torch.transpose(x, 1, 2)
    x = torch.div(x, torch.add(torch.linalg_vector_norm(x, 2, [1, 2], True), 0.0000001))
    for _0 in range(5):
      a = torch.matmul(x, torch.transpose(x, 1, 2))
      b = torch.add(torch.mul(a, -4.775), torch.mul(torch.matmul(a, a), 2.0315))
      x = torch.add(torch.mul(x, 3.4445), torch.matmul(b, x))
    if tall:
      x = torch.transpose(x, 1, 2)
    stretch = max(1., float(shape[1]) / float(shape[2])) ** 0.5
    torch.mul_(p, 1. - settings[0] * settings[2])
    torch.sub_(p, torch.reshape(x, [-1]), alpha=settings[0] * stretch)
    return p

  def zero(self: __torch__.Decoder, x: Tensor) -> Tensor:
    return torch.zero_(x)
