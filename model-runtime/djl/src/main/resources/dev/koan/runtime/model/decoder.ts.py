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
  # qkv_bias [L,(H+2K)D] or [L,0], o_bias [L,C] or [L,0], attention_norm [L,C], mlp_norm [L,C], final_norm [C]
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
      views.insert(6, torch.view(torch.slice(flat, 0, 0, 0), [@layers@, 0]))
    if not @o_biased@:
      views.insert(7, torch.view(torch.slice(flat, 0, 0, 0), [@layers@, 0]))
    return views

  # Zhang & Sennrich 2019, computed in float32. x [...,C], weight [C]
  def rms_norm(self: __torch__.Decoder, x: Tensor, weight: Tensor) -> Tensor:
    return torch.rms_norm(x, [x.shape[-1]], weight, @epsilon@)

  # The same without a weight, in few passes forward and backward. x [...,C]
  def normed(self: __torch__.Decoder, x: Tensor) -> Tensor:
    wide = torch.to(x, 6)
    norm = torch.linalg_vector_norm(wide, 2, [-1], True)
    scale = torch.rsqrt(torch.add(torch.div(torch.mul(norm, norm), x.shape[-1]), @epsilon@))
    return torch.type_as(torch.mul(wide, scale), x)

  # Su et al. 2021, in place. x [B,T,heads,D], its halves rotated as in Hugging Face; cos and sin [B,T,1,D]
  def rotate_(self: __torch__.Decoder, x: Tensor, cos: Tensor, sin: Tensor) -> Tensor:
    swapped = torch.roll(x, @half_head@, -1)
    return torch.addcmul_(torch.mul_(x, cos), swapped, sin)

  # The same where halves are interleaved: one product of complex numbers. x [B,T,heads,D], turn [1,T,1,D/2]
  def turn(self: __torch__.Decoder, x: Tensor, turn: Tensor) -> Tensor:
    pairs = torch.view_as_complex(torch.reshape(torch.to(x, 6), [x.shape[0], x.shape[1], x.shape[2], @half_head@, 2]))
    return torch.type_as(torch.flatten(torch.view_as_real(torch.mul(pairs, turn)), 3), x)

  # x [...,inputs], weight [outputs,inputs], bias [outputs] or empty -> [...,outputs]
  def project(self: __torch__.Decoder, x: Tensor, weight: Tensor, bias: Tensor) -> Tensor:
    if torch.numel(bias) > 0:
      y = torch.linear(x, weight, bias)
    else:
      y = torch.linear(x, weight)
    return y

  # queries [B,T,H,D], keys and values [B,S,K,D], mask [B,1,T,S] or None for causal -> [B,T,HD]
  def attend(self: __torch__.Decoder, queries: Tensor, keys: Tensor, values: Tensor, mask: Optional[Tensor], causal: bool) -> Tensor:
    q = torch.transpose(queries, 1, 2)
    k = torch.transpose(keys, 1, 2)
    v = torch.transpose(values, 1, 2)
    a = torch.scaled_dot_product_attention(q, k, v, mask, 0., causal, scale=None, enable_gqa=@grouped@)
    return torch.reshape(torch.transpose(a, 1, 2), [queries.shape[0], queries.shape[1], @heads@ * @head_size@])

  # One query per row. Each head's query stands in a row of zeros, so that all heads of a sequence are one product: more
  # arithmetic than a product for each head, but far fewer and larger products, which is faster. queries [B,1,H,D], keys and
  # values [B,S,K,D], bias [B,1,S] or [1,1,1], own [1,K,1,K,1]: 1 where a head meets itself -> [B,HD]
  def attend_once(self: __torch__.Decoder, queries: Tensor, keys: Tensor, values: Tensor, bias: Tensor, own: Tensor) -> Tensor:
    B = queries.shape[0]
    q = torch.mul(torch.view(queries, [B, @kv_heads@, @queries_per_key@, 1, @head_size@]), own)
    k = torch.transpose(torch.flatten(keys, 2), 1, 2)
    scores = torch.baddbmm(bias, torch.view(q, [B, @heads@, @kv_heads@ * @head_size@]), k, beta=1., alpha=@head_size@ ** -0.5)
    a = torch.bmm(torch.softmax(scores, -1), torch.flatten(values, 2))
    each = torch.diagonal(torch.view(a, [B, @kv_heads@, @queries_per_key@, @kv_heads@, @head_size@]), 0, 1, 3)
    return torch.reshape(torch.permute(each, [0, 3, 1, 2]), [B, @heads@ * @head_size@])

  # SwiGLU, Shazeer 2020. x [B,T,C]
  def feed_forward(self: __torch__.Decoder, x: Tensor, gate_up: Tensor, down: Tensor) -> Tensor:
    gate, up = torch.chunk(torch.linear(x, gate_up), 2, -1)
    return torch.linear(torch.mul(torch.silu(gate), up), down)

  # Whole sequences without a cache. ids [B,T] -> final hidden states [B,T,C], not yet weighted by the final norm, and the head
  # [V,C] that takes them. The weights of norms are multiplied into the matrices behind them, and rows of queries and keys
  # reordered so that the halves of a head are interleaved: both cost a pass over weights instead of passes over all tokens.
  def hidden(self: __torch__.Decoder, flat: Tensor, ids: Tensor, cos_table: Tensor, sin_table: Tensor) -> Tuple[Tensor, Tensor]:
    views = self.parameters(flat)
    T = ids.shape[1]
    cos = torch.slice(torch.slice(cos_table, 0, 0, T), 1, 0, @half_head@)
    sin = torch.slice(torch.slice(sin_table, 0, 0, T), 1, @half_head@)
    turn = torch.view(torch.complex(cos, sin), [1, T, 1, @half_head@])
    turning = (@heads@ + @kv_heads@) * @head_size@
    rows = torch.arange(views[2].shape[1], dtype=4, device=ids.device)
    halves = torch.view(torch.slice(rows, 0, 0, turning), [@heads@ + @kv_heads@, 2, @half_head@])
    order = torch.cat([torch.flatten(torch.transpose(halves, 1, 2)), torch.slice(rows, 0, turning)])
    weighted = torch.mul(views[2], torch.unsqueeze(views[8], 1))
    qkv = torch.unbind(torch.index_select(weighted, 1, order))
    o = torch.unbind(views[3])
    gate_up = torch.unbind(torch.mul(views[4], torch.unsqueeze(views[9], 1)))
    down = torch.unbind(views[5])
    qkv_bias = torch.unbind(views[6])
    if @qkv_biased@:
      qkv_bias = torch.unbind(torch.index_select(views[6], 1, order))
    o_bias = torch.unbind(views[7])
    x = torch.embedding(views[0], ids)
    for i in range(@layers@):
      heads = torch.view(self.project(self.normed(x), qkv[i], qkv_bias[i]), [ids.shape[0], T, @heads@ + 2 * @kv_heads@, @head_size@])
      turning_heads, v = torch.split_with_sizes(heads, [@heads@ + @kv_heads@, @kv_heads@], 2)
      q, k = torch.split_with_sizes(self.turn(turning_heads, turn), [@heads@, @kv_heads@], 2)
      a = self.attend(q, k, v, None, True)
      x = torch.add(x, self.project(a, o[i], o_bias[i]))
      x = torch.add(x, self.feed_forward(self.normed(x), gate_up[i], down[i]))
    return (self.normed(x), torch.mul(views[1], views[10]))

  # ids [B,T] -> float32 logits [B,T,V]
  def logits(self: __torch__.Decoder, flat: Tensor, ids: Tensor, cos_table: Tensor, sin_table: Tensor) -> Tensor:
    x, head = self.hidden(flat, ids, cos_table, sin_table)
    return torch.to(torch.linear(x, head), 6)

  # parameters -> for each layer qkv [C,(H+2K)D], qkv_bias, o [HD,C], o_bias, gate_up [C,2F], down [F,C], attention_norm, mlp_norm
  def by_layer(self: __torch__.Decoder, views: List[Tensor]) -> List[List[Tensor]]:
    qkv = torch.unbind(torch.transpose(views[2], 1, 2))
    o = torch.unbind(torch.transpose(views[3], 1, 2))
    gate_up = torch.unbind(torch.transpose(views[4], 1, 2))
    down = torch.unbind(torch.transpose(views[5], 1, 2))
    qkv_bias = torch.unbind(views[6])
    o_bias = torch.unbind(views[7])
    attention_norm = torch.unbind(views[8])
    mlp_norm = torch.unbind(views[9])
    layers: List[List[Tensor]] = []
    for i in range(@layers@):
      layers.append([qkv[i], qkv_bias[i], o[i], o_bias[i], gate_up[i], down[i], attention_norm[i], mlp_norm[i]])
    return layers

  # Appends T tokens to each row of a cache. ids [B,T], positions [B] of the first of them, cache [2L,B,S,K,D],
  # span: cached tokens to look at, the new ones included -> final hidden states [BT,C]
  def extend(self: __torch__.Decoder, views: List[Tensor], layers: List[List[Tensor]], ids: Tensor, positions: Tensor, span: int, cache: Tensor, cos_table: Tensor, sin_table: Tensor) -> Tensor:
    B = ids.shape[0]
    T = ids.shape[1]
    start = span - T
    together = B == 1 or start == 0
    columns = torch.add(torch.unsqueeze(positions, 1), torch.unsqueeze(torch.arange(T, dtype=4, device=ids.device), 0))
    cos = torch.unsqueeze(torch.embedding(cos_table, columns), 2)
    sin = torch.unsqueeze(torch.embedding(sin_table, columns), 2)
    mask: Optional[Tensor] = None
    bias = torch.zeros([1, 1, 1], dtype=cache.dtype, device=ids.device)
    if T == 1:
      if B > 1:
        beyond = torch.gt(torch.unsqueeze(torch.arange(span, dtype=4, device=ids.device), 0), columns)
        row_bias = torch.masked_fill(torch.zeros([B, span], dtype=cache.dtype, device=ids.device), beyond, float("-inf"))
        bias = torch.unsqueeze(row_bias, 1)
    elif start > 0:
      seen = torch.view(torch.arange(span, dtype=4, device=ids.device), [1, 1, 1, span])
      mask = torch.le(seen, torch.view(columns, [B, 1, T, 1]))
    rows = torch.unsqueeze(torch.arange(B, dtype=4, device=ids.device), 1)
    at: List[Optional[Tensor]] = [None, rows, columns]
    own = torch.view(torch.eye(@kv_heads@, dtype=cache.dtype, device=ids.device), [1, @kv_heads@, 1, @kv_heads@, 1])
    stored = torch.split(torch.slice(cache, 2, 0, span), 2)
    x = torch.embedding(views[0], torch.flatten(ids))
    for i in range(@layers@):
      qkv, qkv_bias, o, o_bias, gate_up, down, attention_norm, mlp_norm, = layers[i]
      y = self.rms_norm(x, attention_norm)
      if @qkv_biased@:
        y = torch.addmm(qkv_bias, y, qkv)
      else:
        y = torch.mm(y, qkv)
      heads = torch.view(y, [B, T, @heads@ + 2 * @kv_heads@, @head_size@])
      turned = self.rotate_(torch.slice(heads, 2, 0, @heads@ + @kv_heads@), cos, sin)
      fresh = torch.permute(torch.view(torch.slice(heads, 2, @heads@), [B, T, 2, @kv_heads@, @head_size@]), [2, 0, 1, 3, 4])
      if together:
        torch.copy_(torch.slice(stored[i], 2, start), fresh)
      else:
        torch.index_put_(stored[i], at, fresh)
      keys, values, = torch.unbind(stored[i])
      q = torch.slice(turned, 2, 0, @heads@)
      if T == 1:
        a = self.attend_once(q, keys, values, bias, own)
      else:
        a = torch.flatten(self.attend(q, keys, values, mask, start == 0), 0, 1)
      x = torch.addmm(x, a, o)
      if @o_biased@:
        x = torch.add(x, o_bias)
      gate, up = torch.chunk(torch.mm(self.rms_norm(x, mlp_norm), gate_up), 2, -1)
      x = torch.addmm(x, torch.mul_(torch.silu(gate), up), down)
    return self.rms_norm(x, views[10])

  # The same for an interactive stream -> float32 logits [B,V] after the last token
  def step(self: __torch__.Decoder, flat: Tensor, ids: Tensor, positions: Tensor, span: int, cache: Tensor, cos_table: Tensor, sin_table: Tensor) -> Tensor:
    views = self.parameters(flat)
    x = self.extend(views, self.by_layer(views), ids, positions, span, cache, cos_table, sin_table)
    last = torch.select(torch.view(x, [ids.shape[0], ids.shape[1], x.shape[1]]), 1, -1)
    return torch.to(torch.linear(last, views[1]), 6)

  # One token of an interactive stream: appends ids to a cache of one row and draws what follows. history: ids that the
  # penalty applies to; noise in [0,1); temperature 0 for greedy -> the id [1] and the float32 logits [1,V] it was drawn from
  def next(self: __torch__.Decoder, flat: Tensor, ids: List[int], span: int, cache: Tensor, cos_table: Tensor, sin_table: Tensor, history: List[int], noise: float, temperature: float, top_k: int, top_p: float, min_p: float, penalty: float) -> List[Tensor]:
    fresh = torch.unsqueeze(torch.tensor(ids, dtype=4, device=flat.device), 0)
    start = torch.full([1], span - len(ids), dtype=4, device=flat.device)
    logits = self.step(flat, fresh, start, span, cache, cos_table, sin_table)
    if temperature > 0. or penalty != 1.:
      seen = torch.zeros([1, logits.shape[1]], dtype=11, device=flat.device)
      if penalty != 1.:
        torch.index_fill_(seen, 1, torch.tensor(history, dtype=4, device=flat.device), True)
      heat = torch.full([1], temperature, dtype=6, device=flat.device)
      id = self.choose(logits, seen, torch.full([1], noise, dtype=6, device=flat.device), heat, top_k, top_p, min_p, penalty)
    else:
      id = torch.argmax(logits, 1)
    return [id, logits]

  # Fills rows of a cache with right-padded prompts; what the padding writes is overwritten before it is looked at.
  # rows [R], ids [R,T], cache [2L,B,S,K,D]
  def prefill(self: __torch__.Decoder, flat: Tensor, rows: Tensor, ids: Tensor, cache: Tensor, cos_table: Tensor, sin_table: Tensor) -> Tensor:
    views = self.parameters(flat)
    T = ids.shape[1]
    fresh = torch.zeros([cache.shape[0], ids.shape[0], T, @kv_heads@, @head_size@], dtype=cache.dtype, device=cache.device)
    start = torch.zeros([ids.shape[0]], dtype=4, device=ids.device)
    x = self.extend(views, self.by_layer(views), ids, start, T, fresh, cos_table, sin_table)
    torch.index_copy_(torch.slice(cache, 2, 0, T), 1, rows, fresh)
    return rows

  # cache [2L,B,S,K,D], rows [R] -> [2L,R,S,K,D]
  def select_rows(self: __torch__.Decoder, cache: Tensor, rows: Tensor) -> Tensor:
    return torch.index_select(cache, 1, rows)

  # Hugging Face's logits processors in their order. logits [B,V], seen [B,V] bool, temperature [B], positive
  def filtered(self: __torch__.Decoder, logits: Tensor, seen: Tensor, temperature: Tensor, top_k: int, top_p: float, min_p: float, penalty: float) -> Tensor:
    scores = logits
    if penalty != 1.:
      punished = torch.where(torch.lt(scores, 0), torch.mul(scores, penalty), torch.div(scores, penalty))
      scores = torch.where(seen, punished, scores)
    scores = torch.div(scores, torch.unsqueeze(temperature, 1))
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
    warm = torch.where(torch.gt(temperature, 0), temperature, torch.ones_like(temperature))
    return self.draw(self.filtered(logits, seen, warm, top_k, top_p, min_p, penalty), noise, temperature)

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
    layers = self.by_layer(views)
    ids = last
    places = positions
    tokens: List[Tensor] = []
    all_logits: List[Tensor] = []
    for t in range(noise.shape[1]):
      x = self.extend(views, layers, torch.unsqueeze(ids, 1), places, span + t, cache, cos_table, sin_table)
      logits = torch.to(torch.linear(x, views[1]), 6)
      if sampled or penalty != 1.:
        ids = self.choose(logits, seen, torch.select(noise, 1, t), temperature, top_k, top_p, min_p, penalty)
      else:
        ids = torch.argmax(logits, 1)
      if penalty != 1.:
        torch.scatter_(seen, 1, torch.unsqueeze(ids, 1), True)
      tokens.append(ids)
      all_logits.append(logits)
      places = torch.add(places, 1)
    chosen = torch.stack(tokens, 1)
    scores = torch.stack(all_logits, 1)
    logps = torch.sub(torch.squeeze(torch.gather(scores, 2, torch.unsqueeze(chosen, 2)), 2), torch.logsumexp(scores, [2]))
    return [chosen, logps]

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
