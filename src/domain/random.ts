/** A stream of pseudo-random numbers that a seed determines completely. */
export interface Random {
  /** Uniform in [0, 1). */
  next(): number;
  /** Standard normal. */
  normal(): number;
  /** Uniform whole number in [0, n). */
  integer(n: number): number;
  /** The state, from which `resumeRandom` continues the same stream. */
  state(): readonly number[];
  /** Fills an array with what as many calls of `normal` would give, in less time. */
  normals?(values: Float64Array): void;
  /** Goes on from a later state of the same stream, whose numbers were drawn elsewhere. */
  goOn?(state: readonly number[]): void;
}

/**
 * A seeded generator: sfc32 (Doty-Humphrey, PractRand), 128 bits of state, seeded through splitmix32.
 * Normal numbers by the Box-Muller transform; the second of a pair is discarded, so that the state is four words.
 */
export function createRandom(seed: number): Random {
  let mix = seed >>> 0;
  const word = (): number => {
    mix = (mix + 0x9e3779b9) >>> 0;
    let z = mix;
    z = Math.imul(z ^ (z >>> 16), 0x21f0aaad);
    z = Math.imul(z ^ (z >>> 15), 0x735a2d97);
    return (z ^ (z >>> 15)) >>> 0;
  };
  return resumeRandom([word(), word(), word(), word()]);
}

/** The generator whose `state()` was taken earlier. */
export function resumeRandom(state: readonly number[]): Random {
  const words = Int32Array.from({ length: 4 }, (_, i) => (state[i] ?? 0) | 0);
  // What runs often are functions of the module: closures of each generator would be compiled anew for each.
  return {
    next: () => draw(words),
    normal: () => Math.sqrt(-2 * Math.log(1 - draw(words))) * Math.cos(2 * Math.PI * draw(words)),
    integer: (n) => Math.floor(draw(words) * n),
    normals: (values) => drawNormals(words, values),
    state: () => [...words],
    goOn: (later) => words.set(later),
  };
}

function draw(words: Int32Array): number {
  const [a, b, c, d] = [words[0]!, words[1]!, words[2]!, words[3]!];
  const t = (((a + b) | 0) + d) | 0;
  words[0] = b ^ (b >>> 9);
  words[1] = c + (c << 3);
  words[2] = ((c << 21) | (c >>> 11)) + t;
  words[3] = d + 1;
  return (t >>> 0) / 4294967296;
}

/** The same steps on a state that the compiler can keep in registers. */
function drawNormals(words: Int32Array, values: Float64Array): void {
  let [a, b, c, d] = [words[0]!, words[1]!, words[2]!, words[3]!];
  for (let i = 0; i < values.length; i++) {
    let t = (((a + b) | 0) + d) | 0;
    d = (d + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (((c << 21) | (c >>> 11)) + t) | 0;
    const radius = Math.sqrt(-2 * Math.log(1 - (t >>> 0) / 4294967296));
    t = (((a + b) | 0) + d) | 0;
    d = (d + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (((c << 21) | (c >>> 11)) + t) | 0;
    values[i] = radius * Math.cos(2 * Math.PI * ((t >>> 0) / 4294967296));
  }
  words.set([a, b, c, d]);
}

/** The whole numbers 0..n-1 in an order drawn from `random` (Fisher-Yates). */
export function permutation(n: number, random: Random): Int32Array {
  const order = Int32Array.from({ length: n }, (_, i) => i);
  for (let i = n - 1; i > 0; i--) {
    const j = random.integer(i + 1);
    const held = order[i] ?? 0;
    order[i] = order[j] ?? 0;
    order[j] = held;
  }
  return order;
}
