import { BLOCKS, eachValue, THREADS, type GpuProgram } from '../gpu-program';
import { totalOf } from './norm';

/** One step of Adam with AMSGrad (`largest`) or without, in place; NaN passes the clipping, so that a broken run is seen. */
export function adam(amsgrad: boolean): GpuProgram {
  return eachValue({
    name: `adam ${amsgrad}`,
    reads: ['gradient'],
    writes: ['parameters', 'first', 'second', ...(amsgrad ? ['largest'] : [])],
    numbers: {
      ...{ rate: 'f32', scale: 'f32', bound: 'f32', epsilon: 'f32' },
      ...{ beta1: 'f32', beta2: 'f32', rest1: 'f32', rest2: 'f32' },
    },
    body: `
  let raw = gradient[i];
  var g = raw;
  if (raw > n.bound) { g = n.bound; }
  if (raw < -n.bound) { g = -n.bound; }
  let m = n.beta1 * first[i] + n.rest1 * g;
  let v = n.beta2 * second[i] + n.rest2 * g * g;
  first[i] = m;
  second[i] = v;
  var spread = v;
  ${amsgrad ? 'if (largest[i] > v) { spread = largest[i]; } largest[i] = spread;' : ''}
  parameters[i] -= (n.rate * m) / (sqrt(spread) * n.scale + n.epsilon);`,
  });
}

/** Each of up to seven blocks and the flat vector that they make up, from `offset` on; `ends` are counted from there. */
function blocks(
  count: number,
  line: (block: number) => string,
): Pick<GpuProgram, 'body'> & {
  numbers: GpuProgram['numbers'];
} {
  const ends = Array.from({ length: count }, (_, b) => [`end${b}`, 'u32'] as const);
  const cases = ends.map(([end], b) => {
    const at = b === 0 ? 'i' : `i - n.end${b - 1}`;
    return `if (i < n.${end}) { let at = ${at}; ${line(b)} return; }`;
  });
  return { numbers: { offset: 'u32', ...Object.fromEntries(ends) }, body: cases.join('\n  ') };
}

function names(count: number): string[] {
  if (count > BLOCKS) throw new Error(`A shader binds ${BLOCKS} blocks at most, not ${count}.`);
  return Array.from({ length: count }, (_, b) => `block${b}`);
}

/** A stretch of a flat vector to blocks. */
export function unpackBlocks(count: number): GpuProgram {
  return eachValue({
    name: `unpack ${count}`,
    reads: ['flat'],
    writes: names(count),
    ...blocks(count, (b) => `block${b}[at] = flat[n.offset + i];`),
  });
}

/** Blocks to a stretch of a flat vector. */
export function joinBlocks(count: number): GpuProgram {
  return eachValue({
    name: `join ${count}`,
    reads: names(count),
    writes: ['flat'],
    ...blocks(count, (b) => `flat[n.offset + i] = block${b}[at];`),
  });
}

/** Sums of the squares of every `groups`th run of values, one sum a workgroup. */
export const SQUARES: GpuProgram = {
  name: 'squares',
  reads: ['x'],
  writes: ['sums'],
  numbers: { size: 'u32' },
  threads: THREADS,
  globals: totalOf(THREADS),
  body: `
  var sum = 0.0;
  for (var i = group.x * ${THREADS}u + local; i < n.size; i += groups.x * ${THREADS}u) { sum = fma(x[i], x[i], sum); }
  let all = total(local, sum);
  if (local == 0u) { sums[group.x] = all; }`,
};

/** The root of the sum of some sums, by one workgroup. */
export const ROOT: GpuProgram = {
  name: 'root',
  reads: ['sums'],
  writes: ['norm'],
  numbers: { size: 'u32' },
  threads: THREADS,
  globals: totalOf(THREADS),
  body: `
  var sum = 0.0;
  for (var i = local; i < n.size; i += ${THREADS}u) { sum += sums[i]; }
  let all = total(local, sum);
  if (local == 0u) { norm[0] = sqrt(all); }`,
};

/** Mean loss of a batch by one workgroup, and its slope: half the square within ±1 and the size less a half beyond, or the square. */
export function pointLoss(kind: 'huber' | 'squared'): GpuProgram {
  const huber = kind === 'huber';
  return {
    name: `loss ${kind}`,
    reads: ['forecast', 'expected'],
    writes: ['loss', 'slope'],
    numbers: { size: 'u32' },
    threads: THREADS,
    globals: totalOf(THREADS),
    body: `
  let count = f32(n.size);
  var sum = 0.0;
  for (var i = local; i < n.size; i += ${THREADS}u) {
    let e = forecast[i] - expected[i];
    var c = e;
    ${huber ? 'if (e > 1.0) { c = 1.0; } if (e < -1.0) { c = -1.0; }' : ''}
    sum += ${huber ? 'c * (e - 0.5 * c)' : 'e * e'};
    slope[i] = ${huber ? 'c' : '2.0 * c'} / count;
  }
  let all = total(local, sum);
  if (local == 0u) { loss[0] = all / count; }`,
  };
}

/** Stretches of windows as rows, in three nested orders; `windows` says which of them counts the windows. */
export function gatherRows(windows: 0 | 1 | 2): GpuProgram {
  const inWindow = ['a', 'b', 'c'].filter((_, order) => order !== windows);
  const begin = inWindow.map((order) => `i32(${order} * n.${order}Step)`).join(' + ');
  return eachValue({
    name: `rows ${windows}`,
    reads: ['x'],
    writes: ['y'],
    numbers: {
      ...{ window: 'u32', length: 'u32', before: 'u32', bCount: 'u32', cCount: 'u32' },
      ...{ aStep: 'u32', bStep: 'u32', cStep: 'u32' },
    },
    body: `
  let row = i / n.length;
  let c = row % n.cCount;
  let b = row / n.cCount % n.bCount;
  let a = row / (n.cCount * n.bCount);
  let at = ${begin} + i32(i % n.length) - i32(n.before);
  var value = 0.0;
  if (at >= 0 && at < i32(n.window)) { value = x[${['a', 'b', 'c'][windows]} * n.window + u32(at)]; }
  y[i] = value;`,
  });
}

/** The larger of a value in the upper half and its neighbour in the lower; the first at a tie. */
export const LARGER_HALF: GpuProgram = eachValue({
  name: 'larger half',
  reads: ['rows'],
  writes: ['y'],
  body: 'let below = rows[n.size + i]; y[i] = select(below, rows[i], rows[i] >= below || rows[i] != rows[i]);',
});

export const LARGER_HALF_BACKWARD: GpuProgram = eachValue({
  name: 'larger half back',
  reads: ['dy', 'rows'],
  writes: ['d'],
  body: `
  let upper = rows[i] >= rows[n.size + i];
  d[i] = select(0.0, dy[i], upper);
  d[n.size + i] = select(dy[i], 0.0, upper);`,
});
