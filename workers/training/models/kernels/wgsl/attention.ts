import type { GpuProgram } from '../gpu-program';
import { totalOf } from './norm';

const LANES = 64;

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

function shared(steps: number): string {
  return `${totalOf(LANES)}\n${PLACES}\nvar<workgroup> line: array<f32, ${steps}>;`;
}

/** P = softmax(Q Kᵀ · factor) and P V, one row of P a workgroup. */
export function attentionForward(steps: number): GpuProgram {
  const highest = `
fn highest(local: u32, value: f32) -> f32 {
  pile[local] = value;
  workgroupBarrier();
  for (var half = ${LANES / 2}u; half > 0u; half /= 2u) {
    if (local < half) { pile[local] = max(pile[local], pile[local + half]); }
    workgroupBarrier();
  }
  let found = pile[0];
  workgroupBarrier();
  return found;
}`;
  return {
    name: `attention ${steps}`,
    reads: ['rows'],
    writes: ['out', 'weights'],
    numbers: SIZES,
    threads: LANES,
    globals: `${shared(steps)}\n${highest}`,
    body: `${FIRST}
  var most = -3.0e38;
  ${over(
    'j',
    'n.steps',
    `let key = place(window, j, head) + n.width;
    var score = 0.0;
    for (var d = 0u; d < n.depth; d++) { score = fma(rows[own + d], rows[key + d], score); }
    line[j] = score * n.factor;
    most = max(most, line[j]);`,
  )}
  let peak = highest(local, most);
  var sum = 0.0;
  ${over('j', 'n.steps', 'line[j] = exp(line[j] - peak); sum += line[j];')}
  let whole = total(local, sum);
  ${over('j', 'n.steps', 'line[j] = line[j] / whole; weights[row + j] = line[j];')}
  workgroupBarrier();
  ${over(
    'd',
    'n.depth',
    `var value = 0.0;
    for (var j = 0u; j < n.steps; j++) {
      value = fma(line[j], rows[place(window, j, head) + 2u * n.width + d], value);
    }
    out[ownOut + d] = value;`,
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
    globals: shared(steps),
    body: `${FIRST}
  var sum = 0.0;
  ${over(
    'j',
    'n.steps',
    `let value = place(window, j, head) + 2u * n.width;
    var d = 0.0;
    for (var k = 0u; k < n.depth; k++) { d = fma(dy[ownOut + k], rows[value + k], d); }
    line[j] = d;
    sum = fma(d, weights[row + j], sum);`,
  )}
  let weighted = total(local, sum);
  ${over(
    'j',
    'n.steps',
    `line[j] = weights[row + j] * (line[j] - weighted) * n.factor;
    scores[row + j] = line[j];`,
  )}
  workgroupBarrier();
  ${over(
    'd',
    'n.depth',
    `var query = 0.0;
    for (var j = 0u; j < n.steps; j++) {
      query = fma(line[j], rows[place(window, j, head) + n.width + d], query);
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
