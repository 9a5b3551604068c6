import { madd } from './lanes';

/**
 * eˣ on four lanes, to about one unit in the last place (Cephes, expf). With n the whole number next to x / ln 2 and
 * r = x - n · ln 2, |r| ≤ ln 2 / 2, it is 2ⁿ · eʳ: eʳ by a polynomial of degree 7, 2ⁿ by writing n into the
 * exponent bits. Adding 1.5 · 2²³ rounds to a whole number, which then lies in the low bits. NaN stays NaN.
 */
// @ts-ignore: decorator
@inline
export function exp(x: v128): v128 {
  const bounded = f32x4.pmax(f32x4.pmin(x, f32x4.splat(88)), f32x4.splat(-87));
  const shifted = madd(bounded, f32x4.splat(1.44269504088896341), f32x4.splat(12582912));
  const n = f32x4.sub(shifted, f32x4.splat(12582912));
  const rough = madd(n, f32x4.splat(-0.693359375), bounded);
  const r = madd(n, f32x4.splat(2.12194440e-4), rough);
  let p = madd(f32x4.splat(1.9875691500e-4), r, f32x4.splat(1.3981999507e-3));
  p = madd(p, r, f32x4.splat(8.3334519073e-3));
  p = madd(p, r, f32x4.splat(4.1665795894e-2));
  p = madd(p, r, f32x4.splat(1.6666665459e-1));
  p = madd(p, r, f32x4.splat(5.0000001201e-1));
  const fraction = f32x4.add(madd(p, f32x4.mul(r, r), r), f32x4.splat(1));
  const power = i32x4.add(i32x4.shl(shifted, 23), i32x4.splat(0x3f800000));
  return f32x4.mul(fraction, power);
}

/** 1 / (1 + e⁻ˣ). */
// @ts-ignore: decorator
@inline
export function sigmoid(x: v128): v128 {
  const one = f32x4.splat(1);
  return f32x4.div(one, f32x4.add(one, exp(f32x4.neg(x))));
}

/**
 * tanh on four lanes (Cephes, tanhf): for |x| < 0.625 an odd polynomial, beyond ±(1 - 2 / (e^2|x| + 1)), since the
 * latter loses digits near zero.
 */
// @ts-ignore: decorator
@inline
export function tanh(x: v128): v128 {
  const size = f32x4.abs(x);
  const one = f32x4.splat(1);
  const two = f32x4.splat(2);
  const far = f32x4.sub(one, f32x4.div(two, f32x4.add(exp(f32x4.add(size, size)), one)));
  const signed = v128.or(far, v128.and(x, f32x4.splat(-0.0)));
  const z = f32x4.mul(x, x);
  let p = madd(f32x4.splat(-5.70498872745e-3), z, f32x4.splat(2.06390887954e-2));
  p = madd(p, z, f32x4.splat(-5.37397155531e-2));
  p = madd(p, z, f32x4.splat(1.33314422036e-1));
  p = madd(p, z, f32x4.splat(-3.33332819422e-1));
  const near = madd(f32x4.mul(p, z), x, x);
  return v128.bitselect(near, signed, f32x4.lt(size, f32x4.splat(0.625)));
}
