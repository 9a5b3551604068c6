/**
 * Working memory of the kernels: one piece of tfjs's heap that grows to the largest need and is used anew by every
 * call. Guard words behind the part in use let the tests see a write past its end.
 */

// @ts-ignore: decorator
@external('heap', 'malloc')
declare function malloc(bytes: usize): usize;
// @ts-ignore: decorator
@external('heap', 'free')
declare function free(at: usize): void;

const GUARD_BYTES: usize = 64;
const GUARD: u64 = 0x5afe5afe5afe5afe;

let start: usize = 0;
let capacity: usize = 0;
let used: usize = 0;

/** Memory for `bytes`, whose content is undefined, until the next call of this function. */
export function arena(bytes: usize): usize {
  const whole = (bytes + 15) & ~15;
  if (whole > capacity) {
    if (start) free(start);
    capacity = whole + (whole >> 2);
    start = malloc(capacity + GUARD_BYTES);
    if (!start) unreachable();
  }
  used = whole;
  for (let at: usize = 0; at < GUARD_BYTES; at += 8) store<u64>(start + used + at, GUARD);
  return start;
}

/** Whether the guard words behind the part last used are as they were put. */
export function arenaIntact(): bool {
  if (!start) return true;
  for (let at: usize = 0; at < GUARD_BYTES; at += 8) if (load<u64>(start + used + at) != GUARD) return false;
  return true;
}
