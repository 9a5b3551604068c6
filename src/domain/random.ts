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
  let [a = 0, b = 0, c = 0, d = 0] = state.map((value) => value | 0);
  const next = (): number => {
    const t = (((a + b) | 0) + d) | 0;
    d = (d + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (c << 21) | (c >>> 11);
    c = (c + t) | 0;
    return (t >>> 0) / 4294967296;
  };
  return {
    next,
    normal: () => Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next()),
    integer: (n) => Math.floor(next() * n),
    state: () => [a, b, c, d],
    goOn: (later) => {
      [a = 0, b = 0, c = 0, d = 0] = later.map((value) => value | 0);
    },
  };
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
