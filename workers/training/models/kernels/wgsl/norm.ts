import { THREADS, UNFOLD, type GpuProgram } from '../gpu-program';

/** Invocations for one row. */
const LANES = 64;
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

const ROW = `
  let row = ${UNFOLD};
  if (row >= n.rows) { return; }
  let start = row * n.width;
  let count = f32(n.width);`;

const along = (body: string): string => `for (var i = local; i < n.width; i += ${LANES}u) { ${body} }`;

/** Each row of x, or of x + residual, to mean 0 and variance 1 (plus 1e-5), then scaled and shifted: a workgroup a row. */
export function normForward(residual: boolean): GpuProgram {
  const value = residual ? 'x[start + i] + residual[start + i]' : 'x[start + i]';
  return {
    name: `norm ${residual}`,
    reads: ['x', ...(residual ? ['residual'] : []), 'scale', 'shift'],
    writes: ['y', 'normal', 'inverse'],
    numbers: { rows: 'u32', width: 'u32' },
    threads: LANES,
    globals: totalOf(LANES),
    body: `${ROW}
  var sum = 0.0;
  ${along(`sum += ${value};`)}
  let mean = total(local, sum) / count;
  var squares = 0.0;
  ${along(`let d = ${value} - mean; squares += d * d;`)}
  let inverted = 1.0 / sqrt(total(local, squares) / count + 1e-5);
  ${along(`let m = (${value} - mean) * inverted; normal[start + i] = m; y[start + i] = fma(m, scale[i], shift[i]);`)}
  if (local == 0u) { inverse[row] = inverted; }`,
  };
}

/** dx = (d - mean d - n · mean(d n)) · inverse with d = dy · scale: a workgroup a row. */
export const NORM_BACKWARD: GpuProgram = {
  name: 'norm back',
  reads: ['dy', 'normal', 'inverse', 'scale'],
  writes: ['dx'],
  numbers: { rows: 'u32', width: 'u32' },
  threads: LANES,
  globals: totalOf(LANES),
  body: `${ROW}
  var sum = 0.0;
  var product = 0.0;
  ${along('let d = dy[start + i] * scale[i]; sum += d; product = fma(d, normal[start + i], product);')}
  let level = total(local, sum) / count;
  let spread = total(local, product) / count;
  let inverted = inverse[row];
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
