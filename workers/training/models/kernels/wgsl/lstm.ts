import { eachValue, SHARED_BYTES, THREADS, type GpuProgram } from '../gpu-program';

/** Windows that one workgroup goes through together: more of them read the weights less often, fewer spread wider. */
function windowsOf(batch: number, floatsAWindow: number): number {
  const wanted = batch >= 128 ? 4 : batch >= 64 ? 2 : 1;
  return Math.max(1, Math.min(wanted, Math.floor(SHARED_BYTES / (4 * floatsAWindow))));
}

/** A shader of a recurrence, and how many windows each of its workgroups takes. */
export interface Recurrence {
  readonly program: GpuProgram;
  readonly windows: number;
}

/** Line after line, one for each window of a workgroup. */
function each(windows: number, line: (w: number) => string): string {
  return Array.from({ length: windows }, (_, w) => line(w)).join('\n');
}

/** σ and tanh without an exponential that overflows; tanh by its series near zero, where the quotient loses digits. */
const GATES = `
fn sigma(x: f32) -> f32 {
  let e = exp(-abs(x));
  return select(e, 1.0, x >= 0.0) / (1.0 + e);
}
fn squash(x: f32) -> f32 {
  let e = exp(-2.0 * abs(x));
  let far = sign(x) * (1.0 - e) / (1.0 + e);
  let s = x * x;
  let near = x * (1.0 + s * (-0.33333333 + s * (0.13333333 + s * (-0.05396825 + s * 0.02186949))));
  return select(far, near, abs(x) < 0.25);
}`;

/**
 * The whole sequence in one run. Windows do not know of each other, so a workgroup can take some of them through all
 * steps alone: first every invocation adds up columns of h W, then every one makes units of the next state.
 */
export function lstmForward(units: number, batch: number): Recurrence {
  const windows = windowsOf(batch, 5 * units);
  const width = 4 * units;
  const program: GpuProgram = {
    name: `lstm ${units} ${windows}`,
    reads: ['inputs', 'weight'],
    writes: ['gates', 'cell', 'squashed', 'hidden'],
    numbers: { steps: 'u32', batch: 'u32' },
    threads: THREADS,
    globals: `${GATES}
const UNITS = ${units}u;
const WIDTH = ${width}u;
var<workgroup> state: array<f32, ${windows * units}>;
var<workgroup> sums: array<f32, ${windows * width}>;
${addUp(windows)}
${advance(windows)}`,
    body: `
  let first = group.x * ${windows}u;
  for (var t = 0u; t < n.steps; t++) {
    for (var c = local; c < WIDTH; c += ${THREADS}u) { addUp(c, t, first); }
    workgroupBarrier();
    for (var i = local; i < ${windows}u * UNITS; i += ${THREADS}u) { advance(i, t, first); }
    workgroupBarrier();
  }`,
  };
  return { program, windows };
}

/** One column of s_t = p_t + h W for all windows; the first state is zero. */
function addUp(windows: number): string {
  const row = (w: number): string => `t * n.batch + min(first + ${w}u, n.batch - 1u)`;
  return `
fn addUp(c: u32, t: u32, first: u32) {
  ${each(windows, (w) => `var s${w} = inputs[(${row(w)}) * WIDTH + c];`)}
  if (t > 0u) {
    for (var k = 0u; k < UNITS; k++) {
      let value = weight[k * WIDTH + c];
      ${each(windows, (w) => `s${w} = fma(state[${w}u * UNITS + k], value, s${w});`)}
    }
  }
  ${each(windows, (w) => `sums[${w}u * WIDTH + c] = s${w};`)}
}`;
}

/** One unit of one window: its gates, c_t = f c + i g, h_t = o tanh c_t. It reads only the cell that it wrote itself. */
function advance(windows: number): string {
  return `
fn advance(i: u32, t: u32, first: u32) {
  let w = i / UNITS;
  let u = i % UNITS;
  let row = first + w;
  if (${windows > 1 ? 'row >= n.batch' : 'false'}) { return; }
  let at = t * n.batch + row;
  let s = w * WIDTH + u;
  let enter = sigma(sums[s]);
  let stay = sigma(sums[s + UNITS]);
  let leave = sigma(sums[s + 2u * UNITS]);
  let candidate = squash(sums[s + 3u * UNITS]);
  var c = enter * candidate;
  if (t > 0u) { c = fma(stay, cell[(at - n.batch) * UNITS + u], c); }
  let tanhC = squash(c);
  let h = leave * tanhC;
  let g = at * WIDTH + u;
  gates[g] = enter;
  gates[g + UNITS] = stay;
  gates[g + 2u * UNITS] = leave;
  gates[g + 3u * UNITS] = candidate;
  cell[at * UNITS + u] = c;
  squashed[at * UNITS + u] = tanhC;
  hidden[at * UNITS + u] = h;
  state[i] = h;
}`;
}

/**
 * Back through time in one run: the gradients of all sums, ds. The formulas are those of `docs/kernels.md`. ds Wᵀ is added
 * up in `parts` of the columns, since there are fewer units than invocations.
 */
export function lstmBackward(units: number, batch: number, states: 'all' | 'last'): Recurrence {
  const parts = Math.max(1, Math.min(8, Math.floor(THREADS / units)));
  const windows = windowsOf(batch, (5 + parts) * units);
  const program: GpuProgram = {
    name: `lstm back ${units} ${windows} ${states}`,
    reads: ['dy', 'gates', 'cell', 'squashed', 'turned'],
    writes: ['sums'],
    numbers: { steps: 'u32', batch: 'u32' },
    threads: THREADS,
    globals: `
const UNITS = ${units}u;
const WIDTH = ${4 * units}u;
const PARTS = ${parts}u;
const SPAN = ${Math.ceil((4 * units) / parts)}u;
var<workgroup> ds: array<f32, ${windows * 4 * units}>;
var<workgroup> back: array<f32, ${windows * parts * units}>;
var<workgroup> carry: array<f32, ${windows * units}>;
${retreat(states)}
${addBack(windows)}`,
    body: `
  let first = group.x * ${windows}u;
  for (var step = n.steps; step > 0u; step--) {
    for (var i = local; i < ${windows}u * UNITS; i += ${THREADS}u) { retreat(i, step - 1u, first); }
    workgroupBarrier();
    for (var i = local; i < PARTS * UNITS; i += ${THREADS}u) { addBack(i); }
    workgroupBarrier();
  }`,
  };
  return { program, windows };
}

function retreat(states: 'all' | 'last'): string {
  return `
fn retreat(i: u32, t: u32, first: u32) {
  let w = i / UNITS;
  let u = i % UNITS;
  let row = first + w;
  if (row >= n.batch) { return; }
  let at = t * n.batch + row;
  let newest = t + 1u == n.steps;
  var dh = 0.0;
  ${states === 'all' ? 'dh = dy[at * UNITS + u];' : 'if (newest) { dh = dy[row * UNITS + u]; }'}
  if (!newest) { for (var p = 0u; p < PARTS; p++) { dh += back[(w * PARTS + p) * UNITS + u]; } }
  let g = at * WIDTH + u;
  let enter = gates[g];
  let stay = gates[g + UNITS];
  let leave = gates[g + 2u * UNITS];
  let candidate = gates[g + 3u * UNITS];
  let tanhC = squashed[at * UNITS + u];
  var dc = dh * leave * (1.0 - tanhC * tanhC);
  if (!newest) { dc += carry[i]; }
  var before = 0.0;
  if (t > 0u) { before = cell[(at - n.batch) * UNITS + u]; }
  carry[i] = dc * stay;
  put(w, u, g, dc * candidate * enter * (1.0 - enter));
  put(w, u + UNITS, g + UNITS, dc * before * stay * (1.0 - stay));
  put(w, u + 2u * UNITS, g + 2u * UNITS, dh * tanhC * leave * (1.0 - leave));
  put(w, u + 3u * UNITS, g + 3u * UNITS, dc * enter * (1.0 - candidate * candidate));
}
fn put(w: u32, column: u32, to: u32, value: f32) {
  ds[w * WIDTH + column] = value;
  sums[to] = value;
}`;
}

function addBack(windows: number): string {
  return `
fn addBack(i: u32) {
  let part = i / UNITS;
  let u = i % UNITS;
  ${each(windows, (w) => `var s${w} = 0.0;`)}
  for (var c = part * SPAN; c < min((part + 1u) * SPAN, WIDTH); c++) {
    let value = turned[c * UNITS + u];
    ${each(windows, (w) => `s${w} = fma(ds[${w}u * WIDTH + c], value, s${w});`)}
  }
  ${each(windows, (w) => `back[(${w}u * PARTS + part) * UNITS + u] = s${w};`)}
}`;
}

/** x `[rows, columns]` as its transpose; consecutive invocations write consecutive values. */
export const TURN: GpuProgram = eachValue({
  name: 'turn',
  reads: ['x'],
  writes: ['y'],
  numbers: { rows: 'u32', columns: 'u32' },
  body: 'y[i] = x[(i % n.rows) * n.columns + i / n.rows];',
});
