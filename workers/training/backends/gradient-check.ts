import * as tf from '@tensorflow/tfjs-core';
import type { Tensor2D } from '@tensorflow/tfjs-core';

const ROWS = 5;
const INNER = 7;
const COLUMNS = 3;
const TOLERANCE = 1e-4;

/**
 * Whether the backend in use computes right: the gradient of sum((X · W)²) with respect to W is 2 · Xᵀ · X · W.
 * @returns what is wrong, or null
 */
export async function gradientFault(): Promise<string | null> {
  const x = Float32Array.from({ length: ROWS * INNER }, (_, i) => Math.sin(i + 1));
  const w = Float32Array.from({ length: INNER * COLUMNS }, (_, i) => Math.cos(2 * i));
  const gradient = tf.tidy(() => {
    const rows = tf.tensor2d(x, [ROWS, INNER]);
    const loss = (weights: Tensor2D) => tf.sum(tf.square(tf.matMul(rows, weights)));
    return tf.grad((weights) => loss(weights as Tensor2D))(tf.tensor2d(w, [INNER, COLUMNS]));
  });
  const found = await gradient.data();
  gradient.dispose();
  const distance = relativeDistance(found, expectedGradient(x, w));
  if (distance <= TOLERANCE) return null;
  return `a test gradient is wrong by ${(100 * distance).toPrecision(2)} %`;
}

function expectedGradient(x: Float32Array, w: Float32Array): Float64Array {
  const product = new Float64Array(ROWS * COLUMNS);
  const gradient = new Float64Array(INNER * COLUMNS);
  for (let r = 0; r < ROWS; r++)
    for (let k = 0; k < INNER; k++)
      for (let c = 0; c < COLUMNS; c++) product[r * COLUMNS + c]! += x[r * INNER + k]! * w[k * COLUMNS + c]!;
  for (let r = 0; r < ROWS; r++)
    for (let k = 0; k < INNER; k++)
      for (let c = 0; c < COLUMNS; c++)
        gradient[k * COLUMNS + c]! += 2 * x[r * INNER + k]! * product[r * COLUMNS + c]!;
  return gradient;
}

/** Length of the difference over the length of the expected vector; NaN counts as infinite. */
function relativeDistance(found: ArrayLike<number>, expected: Float64Array): number {
  let difference = 0;
  let size = 0;
  for (let i = 0; i < expected.length; i++) {
    difference += (found[i]! - expected[i]!) ** 2;
    size += expected[i]! ** 2;
  }
  const distance = Math.sqrt(difference / size);
  return Number.isNaN(distance) ? Infinity : distance;
}
