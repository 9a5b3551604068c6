import { arena } from './arena';
import { outerProduct, outerProductBytes } from './dense';
import { sigmoid, tanh } from './elementary';
import { FLOAT, loadPart, madd, storePart } from './lanes';
import { clearFloats, pack, packedBytes, packTransposed } from './pack';
import { multiply } from './product';

/**
 * The recurrence of an LSTM over all steps. With s_t = p_t + h_{t-1} · W, whose columns are input, forget and output
 * gate and candidate (`units` each):
 *   i, f, o = sigmoid, g = tanh of their parts of s_t;  c_t = f · c_{t-1} + i · g;  h_t = o · tanh c_t.
 * All matrices are `[steps · batch, …]`, one step after another: `inputs` p and `gates` (i, f, o, g) with 4 · units
 * columns; `cell` c, `squashed` tanh c and `hidden` h with `units`. W is packed once and read in every step.
 */
export function lstm(
  inputs: usize, w: usize, gates: usize, cell: usize, squashed: usize, hidden: usize,
  steps: i32, batch: i32, units: i32,
): void {
  const wide = (units as usize) * 4 * FLOAT;
  const narrow = (units as usize) * FLOAT;
  const packed = arena(packedBytes(units, 4 * units));
  if (steps > 1) pack(w, wide, units, 4 * units, packed);
  const stepWide = (batch as usize) * wide;
  const stepNarrow = (batch as usize) * narrow;
  for (let t = 0; t < steps; t++) {
    let sums = inputs;
    if (t > 0) {
      multiply(hidden - stepNarrow, narrow, packed, gates, wide, inputs, wide, batch, 4 * units, units);
      sums = gates;
    }
    stepForward(sums, gates, t > 0 ? cell - stepNarrow : 0, cell, squashed, hidden, batch, units);
    inputs += stepWide;
    gates += stepWide;
    cell += stepNarrow;
    squashed += stepNarrow;
    hidden += stepNarrow;
  }
}

/** The gates of one step from their sums (which may lie where the gates go), then cell and hidden state. */
function stepForward(
  sums: usize, gates: usize, before: usize, cell: usize, squashed: usize, hidden: usize, batch: i32, units: i32,
): void {
  const narrow = (units as usize) * FLOAT;
  for (let row = 0; row < batch; row++) {
    for (let at: usize = 0; at < narrow; at += 16) {
      const left = ((narrow - at) / FLOAT) as i32;
      const enter = sigmoid(loadPart(sums + at, left));
      const stay = sigmoid(loadPart(sums + narrow + at, left));
      const leave = sigmoid(loadPart(sums + narrow * 2 + at, left));
      const candidate = tanh(loadPart(sums + narrow * 3 + at, left));
      let c = f32x4.mul(enter, candidate);
      if (before) c = madd(stay, loadPart(before + at, left), c);
      const s = tanh(c);
      storePart(gates + at, enter, left);
      storePart(gates + narrow + at, stay, left);
      storePart(gates + narrow * 2 + at, leave, left);
      storePart(gates + narrow * 3 + at, candidate, left);
      storePart(cell + at, c, left);
      storePart(squashed + at, s, left);
      storePart(hidden + at, f32x4.mul(leave, s), left);
    }
    sums += narrow * 4;
    gates += narrow * 4;
    if (before) before += narrow;
    cell += narrow;
    squashed += narrow;
    hidden += narrow;
  }
}

/**
 * Back-propagation through time: from dy, the gradient of every hidden state (`all`) or of the last one, the
 * gradients of the inputs, `dInputs`, and of W, `dW`. From the last step to the first, with dh what reaches h_t from
 * outside and from step t + 1 (ds_{t+1} · Wᵀ), and dc what reaches c_t:
 *   dc += dh · o · (1 - tanh² c);   ds = (dc · g · i(1-i), dc · c_{t-1} · f(1-f), dh · tanh c · o(1-o), dc · i · (1-g²));
 *   dc ← dc · f.   At the end dW = Σ h_{t-1}ᵀ · ds_t, as one product.
 */
export function lstmGradient(
  dy: usize, gates: usize, cell: usize, squashed: usize, hidden: usize, w: usize, dInputs: usize, dW: usize,
  steps: i32, batch: i32, units: i32, all: i32,
): void {
  const wide = (units as usize) * 4 * FLOAT;
  const narrow = (units as usize) * FLOAT;
  const stepWide = (batch as usize) * wide;
  const stepNarrow = (batch as usize) * narrow;
  const later = (steps - 1) * batch;
  const states = (stepNarrow * 2 + 15) & ~15;
  const work = arena(states + max(packedBytes(4 * units, units), outerProductBytes(later, units, 4 * units)));
  const dCell = work;
  const fromLater = work + stepNarrow;
  const rest = work + states;
  clearFloats(dCell, batch * units);
  if (steps > 1) packTransposed(w, wide, 4 * units, units, rest);
  for (let t = steps - 1; t >= 0; t--) {
    const step = t as usize;
    let dHidden = all ? dy + step * stepNarrow : dy;
    if (t < steps - 1) {
      const ds = dInputs + (step + 1) * stepWide;
      multiply(ds, wide, rest, fromLater, narrow, all ? dHidden : 0, narrow, batch, units, 4 * units);
      dHidden = fromLater;
    }
    const before = t > 0 ? cell + (step - 1) * stepNarrow : 0;
    const ds = dInputs + step * stepWide;
    stepBackward(dHidden, dCell, gates + step * stepWide, before, squashed + step * stepNarrow, ds, batch, units);
  }
  if (steps > 1) outerProduct(hidden, narrow, dInputs + stepWide, wide, dW, later, units, 4 * units, rest);
  else clearFloats(dW, 4 * units * units);
}

function stepBackward(
  dHidden: usize, dCell: usize, gates: usize, before: usize, squashed: usize, ds: usize, batch: i32, units: i32,
): void {
  const narrow = (units as usize) * FLOAT;
  const one = f32x4.splat(1);
  for (let row = 0; row < batch; row++) {
    for (let at: usize = 0; at < narrow; at += 16) {
      const left = ((narrow - at) / FLOAT) as i32;
      const enter = loadPart(gates + at, left);
      const stay = loadPart(gates + narrow + at, left);
      const leave = loadPart(gates + narrow * 2 + at, left);
      const candidate = loadPart(gates + narrow * 3 + at, left);
      const s = loadPart(squashed + at, left);
      const dh = loadPart(dHidden + at, left);
      const through = f32x4.mul(leave, f32x4.sub(one, f32x4.mul(s, s)));
      const dc = madd(dh, through, loadPart(dCell + at, left));
      const earlier = before ? loadPart(before + at, left) : f32x4.splat(0);
      const dEnter = f32x4.mul(f32x4.mul(enter, f32x4.sub(one, enter)), f32x4.mul(dc, candidate));
      const dStay = f32x4.mul(f32x4.mul(stay, f32x4.sub(one, stay)), f32x4.mul(dc, earlier));
      const dLeave = f32x4.mul(f32x4.mul(leave, f32x4.sub(one, leave)), f32x4.mul(dh, s));
      const dCandidate = f32x4.mul(f32x4.mul(dc, enter), f32x4.sub(one, f32x4.mul(candidate, candidate)));
      storePart(ds + at, dEnter, left);
      storePart(ds + narrow + at, dStay, left);
      storePart(ds + narrow * 2 + at, dLeave, left);
      storePart(ds + narrow * 3 + at, dCandidate, left);
      storePart(dCell + at, f32x4.mul(dc, stay), left);
    }
    gates += narrow * 4;
    ds += narrow * 4;
    squashed += narrow;
    dHidden += narrow;
    dCell += narrow;
    if (before) before += narrow;
  }
}
