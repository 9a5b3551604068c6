import type { GpuProgram } from '../gpu-program';

/** Invocations of a workgroup: they share the days among them, then the channels of the head. */
const LANES = 32;

/** Where the parts of rows `[batch · steps, 3 · width]` lie; a workgroup is a day of a head of a window. */
const PLACES = `
fn place(window: u32, day: u32, head: u32) -> u32 { return (window * n.steps + day) * 3u * n.width + head * n.depth; }
fn placeOut(window: u32, day: u32, head: u32) -> u32 { return (window * n.steps + day) * n.width + head * n.depth; }
fn weightRow(window: u32, day: u32, head: u32) -> u32 { return ((window * n.heads + head) * n.steps + day) * n.steps; }`;

const SIZES: GpuProgram['numbers'] = {
  steps: 'u32',
  width: 'u32',
  heads: 'u32',
  depth: 'u32',
  factor: 'f32',
};

const FIRST = `
  let day = group.x; let head = group.y; let window = group.z;
  let own = place(window, day, head);
  let ownOut = placeOut(window, day, head);
  let row = weightRow(window, day, head);`;

const over = (variable: string, end: string, body: string): string =>
  `for (var ${variable} = local; ${variable} < ${end}; ${variable} += ${LANES}u) { ${body} }`;

/**
 * P = softmax(Q Kᵀ · factor) and P V, one row of P a workgroup. Every invocation finds the highest score and the sum for
 * itself: reading a line that all share costs less than waiting for each other once for every halving.
 */
export function attentionForward(steps: number): GpuProgram {
  return {
    name: `attention ${steps}`,
    reads: ['rows'],
    writes: ['out', 'weights'],
    numbers: SIZES,
    threads: LANES,
    globals: `${PLACES}
var<workgroup> line: array<f32, ${steps}>;
var<workgroup> powers: array<f32, ${steps}>;`,
    body: `${FIRST}
  ${over(
    'j',
    'n.steps',
    `let key = place(window, j, head) + n.width;
    var score = 0.0;
    for (var d = 0u; d < n.depth; d++) { score = fma(rows[own + d], rows[key + d], score); }
    line[j] = score * n.factor;`,
  )}
  workgroupBarrier();
  var peak = line[0];
  for (var j = 1u; j < n.steps; j++) { peak = max(peak, line[j]); }
  ${over('j', 'n.steps', 'powers[j] = exp(line[j] - peak);')}
  workgroupBarrier();
  var whole = 0.0;
  for (var j = 0u; j < n.steps; j++) { whole += powers[j]; }
  ${over('j', 'n.steps', 'weights[row + j] = powers[j] / whole;')}
  ${over(
    'd',
    'n.depth',
    `var value = 0.0;
    for (var j = 0u; j < n.steps; j++) {
      value = fma(powers[j], rows[place(window, j, head) + 2u * n.width + d], value);
    }
    out[ownOut + d] = value / whole;`,
  )}`,
  };
}

/** dS = P ⊙ (dP - Σ dP ⊙ P) · factor with dP = dOut Vᵀ, a row a workgroup, and dQ = dS K. */
export function attentionScores(steps: number): GpuProgram {
  return {
    name: `attention scores ${steps}`,
    reads: ['dy', 'rows', 'weights'],
    writes: ['scores', 'dRows'],
    numbers: SIZES,
    threads: LANES,
    globals: `${PLACES}
var<workgroup> line: array<f32, ${steps}>;
var<workgroup> shares: array<f32, ${steps}>;`,
    body: `${FIRST}
  ${over(
    'j',
    'n.steps',
    `let value = place(window, j, head) + 2u * n.width;
    var d = 0.0;
    for (var k = 0u; k < n.depth; k++) { d = fma(dy[ownOut + k], rows[value + k], d); }
    line[j] = d;
    shares[j] = weights[row + j];`,
  )}
  workgroupBarrier();
  var weighted = 0.0;
  for (var j = 0u; j < n.steps; j++) { weighted = fma(line[j], shares[j], weighted); }
  ${over('j', 'n.steps', 'scores[row + j] = shares[j] * (line[j] - weighted) * n.factor;')}
  ${over(
    'd',
    'n.depth',
    `var query = 0.0;
    for (var j = 0u; j < n.steps; j++) {
      let score = shares[j] * (line[j] - weighted) * n.factor;
      query = fma(score, rows[place(window, j, head) + n.width + d], query);
    }
    dRows[own + d] = query;`,
  )}`,
  };
}

/** dK = dSᵀ Q and dV = Pᵀ dOut, one day of the keys and values a workgroup. */
export const ATTENTION_KEYS: GpuProgram = {
  name: 'attention keys',
  reads: ['dy', 'rows', 'weights', 'scores'],
  writes: ['dRows'],
  numbers: SIZES,
  threads: LANES,
  globals: PLACES,
  body: `
  let day = group.x; let head = group.y; let window = group.z;
  let own = place(window, day, head);
  ${over(
    'e',
    '2u * n.depth',
    `let d = e % n.depth;
    var sum = 0.0;
    for (var i = 0u; i < n.steps; i++) {
      let at = weightRow(window, i, head) + day;
      if (e < n.depth) { sum = fma(scores[at], rows[place(window, i, head) + d], sum); }
      else { sum = fma(weights[at], dy[placeOut(window, i, head) + d], sum); }
    }
    dRows[own + select(2u, 1u, e < n.depth) * n.width + d] = sum;`,
  )}`,
};
