import { arena } from './arena';
import { FLOAT } from './lanes';
import { times } from './vectors';

/**
 * Inverted dropout with the generator of `src/domain/random.ts` (sfc32), number for number: mask is 0 where the next
 * uniform number is below `rate`, else 1 / (1 - rate), and y = x ⊙ mask. The gradient is dy ⊙ mask.
 * @returns the address of the generator's four words afterwards
 */
export function dropout(
  x: usize, mask: usize, y: usize, size: i32, rate: f64, a: u32, b: u32, c: u32, d: u32,
): usize {
  // As bits and whole numbers: a choice between two floats would be a branch, which guesses wrong once in a few numbers.
  const kept = reinterpret<u32>((1 / (1 - rate)) as f32);
  const bound = ceil(rate * 4294967296) as u64;
  for (let i: usize = 0; i < (size as usize) * FLOAT; i += FLOAT) {
    const t = a + b + d;
    d += 1;
    a = b ^ (b >>> 9);
    b = c + (c << 3);
    c = rotl<u32>(c, 21) + t;
    store<u32>(mask + i, select<u32>(0, kept, (t as u64) < bound));
  }
  times(x, mask, y, size);
  const state = arena(FLOAT * 4);
  store<u32>(state, a);
  store<u32>(state, b, 4);
  store<u32>(state, c, 8);
  store<u32>(state, d, 12);
  return state;
}
