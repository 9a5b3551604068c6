import { SPEC_KEYS } from './fields';
import { optionalParts } from './optional';
import type { RunSpec } from './spec';

/**
 * The specification as JSON with its fields in one fixed order: equal specifications give equal text. Optional
 * fields are there only where they say something else than their default.
 */
export function canonicalSpec(spec: RunSpec): string {
  const fields = Object.fromEntries((['version', ...SPEC_KEYS] as const).map((key) => [key, spec[key]]));
  return JSON.stringify({ ...fields, ...optionalParts(spec) });
}

/** The name of a run: 64-bit FNV-1a of the canonical text, 16 hexadecimal digits. */
export function specHash(spec: RunSpec): string {
  return fnv1a64(canonicalSpec(spec));
}

/**
 * FNV-1a, 64 bits (Fowler, Noll, Vo; draft-eastlake-fnv): fast and stable, enough to tell runs apart, no
 * protection against someone who makes two texts collide on purpose. Each UTF-16 unit enters as two bytes
 * when it is beyond 255, else as one, so that ASCII text has its usual hash.
 */
export function fnv1a64(text: string): string {
  const prime = 0x100000001b3n;
  let hash = 0xcbf29ce484222325n;
  const mix = (byte: number): void => {
    hash = BigInt.asUintN(64, (hash ^ BigInt(byte)) * prime);
  };
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    if (unit > 255) mix(unit >> 8);
    mix(unit & 255);
  }
  return hash.toString(16).padStart(16, '0');
}
