import { arena } from './arena';
import { FLOAT } from './lanes';

/**
 * Inverted dropout with the generator of `src/domain/random.ts` (sfc32), number for number: mask is 0 where the next
 * uniform number is below `rate`, else 1 / (1 - rate), and y = x ⊙ mask. The gradient is dy ⊙ mask.
 * @returns the address of the generator's four words afterwards
 */
export function dropout(
  x: usize, mask: usize, y: usize, size: i32, rate: f64, a: u32, b: u32, c: u32, d: u32,
): usize {
  const kept = (1 / (1 - rate)) as f32;
  for (let i: usize = 0; i < (size as usize) * FLOAT; i += FLOAT) {
    const t = a + b + d;
    d += 1;
    a = b ^ (b >>> 9);
    b = c + (c << 3);
    c = rotl<u32>(c, 21) + t;
    const factor: f32 = (t as f64) / 4294967296 < rate ? 0 : kept;
    store<f32>(mask + i, factor);
    store<f32>(y + i, load<f32>(x + i) * factor);
  }
  const state = arena(FLOAT * 4);
  store<u32>(state, a);
  store<u32>(state, b, 4);
  store<u32>(state, c, 8);
  store<u32>(state, d, 12);
  return state;
}
