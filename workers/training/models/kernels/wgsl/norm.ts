import { THREADS, UNFOLD, type GpuProgram } from '../gpu-program';

/** Invocations for one row, rows of one workgroup. */
const LANES = 16;
export const ROWS = THREADS / LANES;
/** Columns whose sums one workgroup adds up, and its invocations for each. */
export const COLUMNS = 16;
const ROW_LANES = THREADS / COLUMNS;

/** `total(local, value)`: the sum of one value an invocation, in pairs, the same at every run. */
export function totalOf(lanes: number): string {
  return `
var<workgroup> pile: array<f32, ${lanes}>;
fn total(local: u32, value: f32) -> f32 {
  pile[local] = value;
  workgroupBarrier();
  for (var half = ${lanes / 2}u; half > 0u; half /= 2u) {
    if (local < half) { pile[local] += pile[local + half]; }
    workgroupBarrier();
  }
  let sum = pile[0];
  workgroupBarrier();
  return sum;
}`;
}

/** What the invocations of a row have put into a pile, added up by each of them: one barrier instead of one a halving. */
const PILES = `${pile('pile', 'inPile')}${pile('other', 'inOther')}`;

function pile(name: string, sum: string): string {
  return `
var<workgroup> ${name}: array<f32, ${THREADS}>;
fn ${sum}(local: u32) -> f32 {
  var sum = 0.0;
  let start = local - local % ${LANES}u;
  for (var lane = 0u; lane < ${LANES}u; lane++) { sum += ${name}[start + lane]; }
  return sum;
}`;
}

/** A row that is too many has no columns. */
const ROW = `
  let row = (${UNFOLD}) * ${ROWS}u + local / ${LANES}u;
  let start = row * n.width;
  let end = select(0u, n.width, row < n.rows);
  let count = f32(n.width);`;

const along = (body: string): string =>
  `for (var i = local % ${LANES}u; i < end; i += ${LANES}u) { ${body} }`;

/** Each row of x, or of x + residual, to mean 0 and variance 1 (plus 1e-5), then scaled and shifted. */
export function normForward(residual: boolean): GpuProgram {
  const value = residual ? '(x[start + i] + residual[start + i])' : 'x[start + i]';
  return {
    name: `norm ${residual}`,
    reads: ['x', ...(residual ? ['residual'] : []), 'scale', 'shift'],
    writes: ['y', 'normal', 'inverse'],
    numbers: { rows: 'u32', width: 'u32' },
    threads: THREADS,
    globals: PILES,
    body: `${ROW}
  var sum = 0.0;
  ${along(`sum += ${value};`)}
  pile[local] = sum;
  workgroupBarrier();
  let mean = inPile(local) / count;
  var squares = 0.0;
  ${along(`let d = ${value} - mean; squares = fma(d, d, squares);`)}
  other[local] = squares;
  workgroupBarrier();
  let inverted = 1.0 / sqrt(inOther(local) / count + 1e-5);
  ${along(`let m = (${value} - mean) * inverted; normal[start + i] = m; y[start + i] = fma(m, scale[i], shift[i]);`)}
  if (local % ${LANES}u == 0u && row < n.rows) { inverse[row] = inverted; }`,
  };
}

/** dx = (d - mean d - n · mean(d n)) · inverse with d = dy · scale. */
export const NORM_BACKWARD: GpuProgram = {
  name: 'norm back',
  reads: ['dy', 'normal', 'inverse', 'scale'],
  writes: ['dx'],
  numbers: { rows: 'u32', width: 'u32' },
  threads: THREADS,
  globals: PILES,
  body: `${ROW}
  var sum = 0.0;
  var product = 0.0;
  ${along('let d = dy[start + i] * scale[i]; sum += d; product = fma(d, normal[start + i], product);')}
  pile[local] = sum;
  other[local] = product;
  workgroupBarrier();
  let level = inPile(local) / count;
  let spread = inOther(local) / count;
  let inverted = inverse[min(row, n.rows - 1u)];
  ${along('dx[start + i] = (dy[start + i] * scale[i] - level - normal[start + i] * spread) * inverted;')}`,
};

/** Gradients of scale and shift: the sums of dy · normal and of dy along the columns. */
export const NORM_SUMS: GpuProgram = {
  name: 'norm sums',
  reads: ['dy', 'normal'],
  writes: ['dScale', 'dShift'],
  numbers: { rows: 'u32', width: 'u32' },
  threads: THREADS,
  globals: `
var<workgroup> scales: array<f32, ${THREADS}>;
var<workgroup> shifts: array<f32, ${THREADS}>;`,
  body: `
  let column = group.x * ${COLUMNS}u + local % ${COLUMNS}u;
  var toScale = 0.0;
  var toShift = 0.0;
  if (column < n.width) {
    for (var row = local / ${COLUMNS}u; row < n.rows; row += ${ROW_LANES}u) {
      let d = dy[row * n.width + column];
      toShift += d;
      toScale = fma(d, normal[row * n.width + column], toScale);
    }
  }
  scales[local] = toScale;
  shifts[local] = toShift;
  workgroupBarrier();
  if (local >= ${COLUMNS}u || column >= n.width) { return; }
  for (var lane = 1u; lane < ${ROW_LANES}u; lane++) {
    toScale += scales[lane * ${COLUMNS}u + local];
    toShift += shifts[lane * ${COLUMNS}u + local];
  }
  dScale[column] = toScale;
  dShift[column] = toShift;`,
};
