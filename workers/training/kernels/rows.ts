import { FLOAT } from './lanes';

/**
 * Rows of a convolution (im2col) and of a recurrence: each copied from a stretch of `length` floats of x, which holds
 * `size` windows of `window` floats. The stretches begin in three nested orders: at a · aStep + b · bStep + c · cStep - before
 * within a window that one of the orders (`windowOrder` 0, 1 or 2) counts through. What lies outside the window is zero.
 */
export function gatherRows(
  x: usize, to: usize, window: i32, length: i32, before: i32,
  windowOrder: i32, aCount: i32, aStep: i32, bCount: i32, bStep: i32, cCount: i32, cStep: i32,
): void {
  const bytes = (length as usize) * FLOAT;
  for (let a = 0; a < aCount; a++) {
    for (let b = 0; b < bCount; b++) {
      for (let c = 0; c < cCount; c++) {
        const which = windowOrder == 0 ? a : windowOrder == 1 ? b : c;
        let begin = -before;
        if (windowOrder != 0) begin += a * aStep;
        if (windowOrder != 1) begin += b * bStep;
        if (windowOrder != 2) begin += c * cStep;
        const from = max(0, begin);
        const until = min(window, begin + length);
        if (until - from < length) memory.fill(to, 0, bytes);
        if (until > from) {
          const at = ((which * window + from) as usize) * FLOAT;
          memory.copy(to + ((from - begin) as usize) * FLOAT, x + at, ((until - from) as usize) * FLOAT);
        }
        to += bytes;
      }
    }
  }
}
