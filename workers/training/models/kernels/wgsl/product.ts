import type { Activation } from '../fused';
import { THREADS, type GpuProgram } from '../gpu-program';

/** Rows and columns of the tile of C that one workgroup computes, and how far it steps along the inner dimension. */
export const TILE = 32;
const DEPTH = 16;
/** Values from one column of a tile to the next: one more than a column has, so that columns lie in different banks. */
const PITCH = TILE + 1;

/** Which product, and what is done with it. */
export interface ProductPlan {
  /** A is stored as its transpose. */
  readonly turnedA?: boolean;
  readonly turnedB?: boolean;
  /** C + bias, activated. */
  readonly bias?: boolean;
  readonly activation?: Activation;
  /** A, or B, is a gradient `d` times the slope of an activation, found from its answer `y`. */
  readonly slopeOn?: 'a' | 'b';
  /** One row of ones is added to A: the sums of B's columns go to a second output. */
  readonly sums?: boolean;
}

/**
 * C `[rows, columns]` = A · B over `inner`. B begins `offset` values into its buffer. A workgroup copies a tile of A and one of
 * B into shared memory, then every invocation adds up two rows by two columns from there, so that each value that was
 * fetched is used 32 times.
 */
export function product(plan: ProductPlan): GpuProgram {
  const { bias = false, sums = false, activation = 'linear', slopeOn } = plan;
  return {
    name: `product ${JSON.stringify(plan)}`,
    reads: ['a', 'b', ...(slopeOn && activation !== 'linear' ? ['y'] : []), ...(bias ? ['bias'] : [])],
    writes: ['c', ...(sums ? ['total'] : [])],
    numbers: { rows: 'u32', columns: 'u32', inner: 'u32', offset: 'u32' },
    threads: THREADS,
    globals: [SHARED, loaders(plan), writer(plan)].join('\n'),
    body: BODY,
  };
}

const SHARED = `
var<workgroup> left: array<f32, ${DEPTH * PITCH}>;
var<workgroup> right: array<f32, ${DEPTH * PITCH}>;
`;

/** Derivative by the answer of the activation, in WGSL; `at` is an index. */
export function slope(activation: Activation, at: string): string {
  if (activation === 'relu') return `select(0.0, 1.0, y[${at}] > 0.0)`;
  return activation === 'sigmoid' ? `(y[${at}] * (1.0 - y[${at}]))` : '1.0';
}

/** Functions that fill the two tiles; consecutive invocations read consecutive values. */
function loaders({ turnedA, turnedB, slopeOn, sums, activation = 'linear' }: ProductPlan): string {
  const times = (side: 'a' | 'b'): string =>
    slopeOn === side && activation !== 'linear' ? ` * ${slope(activation, 'at')}` : '';
  const rows = sums ? 'n.rows - 1u' : 'n.rows';
  return `
fn loadA(e: u32, row0: u32, k0: u32) {
  let r = ${turnedA ? `e % ${TILE}u` : `e / ${DEPTH}u`};
  let k = ${turnedA ? `e / ${TILE}u` : `e % ${DEPTH}u`};
  let row = row0 + r;
  let inner = k0 + k;
  var value = 0.0;
  if (inner < n.inner) {
    ${sums ? 'if (row + 1u == n.rows) { value = 1.0; }' : ''}
    if (row < ${rows}) {
      let at = ${turnedA ? `inner * (${rows}) + row` : 'row * n.inner + inner'};
      value = a[at]${times('a')};
    }
  }
  left[k * ${PITCH}u + r] = value;
}
fn loadB(e: u32, column0: u32, k0: u32) {
  let c = ${turnedB ? `e / ${DEPTH}u` : `e % ${TILE}u`};
  let k = ${turnedB ? `e % ${DEPTH}u` : `e / ${TILE}u`};
  let column = column0 + c;
  let inner = k0 + k;
  var value = 0.0;
  if (inner < n.inner && column < n.columns) {
    let at = ${turnedB ? 'column * n.inner + inner' : 'inner * n.columns + column'} + n.offset;
    value = b[at]${times('b')};
  }
  right[k * ${PITCH}u + c] = value;
}`;
}

const ACTIVATED: Readonly<Record<Activation, string>> = {
  linear: 'x',
  relu: 'select(0.0, x, x > 0.0 || x != x)',
  sigmoid: '1.0 / (1.0 + exp(-x))',
};

function writer({ bias, sums, activation = 'linear', slopeOn }: ProductPlan): string {
  const done = slopeOn ? 'x' : ACTIVATED[activation];
  return `
fn put(row: u32, column: u32, sum: f32) {
  if (row >= n.rows || column >= n.columns) { return; }
  ${sums ? 'if (row + 1u == n.rows) { total[column] = sum; return; }' : ''}
  let x = sum${bias ? ' + bias[column]' : ''};
  c[row * n.columns + column] = ${done};
}`;
}

const BODY = `
  let row0 = group.y * ${TILE}u;
  let column0 = group.x * ${TILE}u;
  let r = 2u * (local / 16u);
  let q = 2u * (local % 16u);
  var s00 = 0.0; var s01 = 0.0; var s10 = 0.0; var s11 = 0.0;
  for (var k0 = 0u; k0 < n.inner; k0 += ${DEPTH}u) {
    for (var e = local; e < ${TILE * DEPTH}u; e += ${THREADS}u) {
      loadA(e, row0, k0);
      loadB(e, column0, k0);
    }
    workgroupBarrier();
    for (var k = 0u; k < ${DEPTH}u; k++) {
      let a0 = left[k * ${PITCH}u + r];
      let a1 = left[k * ${PITCH}u + r + 1u];
      let b0 = right[k * ${PITCH}u + q];
      let b1 = right[k * ${PITCH}u + q + 1u];
      s00 = fma(a0, b0, s00); s01 = fma(a0, b1, s01);
      s10 = fma(a1, b0, s10); s11 = fma(a1, b1, s11);
    }
    workgroupBarrier();
  }
  put(row0 + r, column0 + q, s00); put(row0 + r, column0 + q + 1u, s01);
  put(row0 + r + 1u, column0 + q, s10); put(row0 + r + 1u, column0 + q + 1u, s11);
`;
