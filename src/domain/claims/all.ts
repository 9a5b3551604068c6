import type { Claim, ClaimId } from './claim';
import { correlationRows, monthlyClaim } from './correlation-rows';
import {
  interpolationClaim,
  macroInputClaim,
  scalingClaim,
  SOCIAL_CLAIM,
  STRESS_CLAIM,
  validationClaim,
  weightsClaim,
} from './data-claims';
import { bestRoundClaim, macroClaim, mapeClaim } from './error-claims';
import type { ClaimInputs } from './inputs';

type Maker = (inputs: ClaimInputs) => readonly Claim[] | Promise<readonly Claim[]>;

/** Every claim that is computed from the tables, quick ones first. Those that need training are stored runs. */
const MAKERS: readonly (readonly [ids: readonly ClaimId[], make: Maker])[] = [
  [['mape'], (inputs) => [mapeClaim(inputs)]],
  [['monthly-correlation'], (inputs) => [monthlyClaim(inputs)]],
  [['btc-correlation', 'eth-correlation', 'ltc-correlation', 'doge-sentiment'], correlationRows],
  [['dynamic-weights'], (inputs) => [weightsClaim(inputs)]],
  [['macro-input'], (inputs) => [macroInputClaim(inputs)]],
  [['interpolation'], (inputs) => [interpolationClaim(inputs)]],
  [['cross-validation'], (inputs) => [validationClaim(inputs)]],
  [['scaling'], (inputs) => [scalingClaim(inputs)]],
  [['social-media'], () => [SOCIAL_CLAIM]],
  [['stress-test'], () => [STRESS_CLAIM]],
  [['macro-rmse'], async (inputs) => [await macroClaim(inputs)]],
  [['best-round'], async (inputs) => [await bestRoundClaim(inputs)]],
];

export interface ClaimsOptions {
  /** Ids of rows; all by default. */
  readonly only?: readonly string[];
  /** Told each row as soon as it is there, with the share done; may return a promise, or throw to stop. */
  readonly onClaim?: (claim: Claim, share: number) => void | Promise<void>;
}

/**
 * The rows of the claims page that the tables alone can answer, in the order in which they are found.
 * @throws RangeError when the panel lacks the original's days or a series
 */
export async function liveClaims(
  inputs: ClaimInputs,
  { only, onClaim }: ClaimsOptions = {},
): Promise<Claim[]> {
  const wanted = MAKERS.filter(([ids]) => !only || ids.some((id) => only.includes(id)));
  const found: Claim[] = [];
  for (const [place, [, make]] of wanted.entries()) {
    for (const claim of await make(inputs)) {
      if (only && !only.includes(claim.id)) continue;
      found.push(claim);
      await onClaim?.(claim, (place + 1) / wanted.length);
    }
  }
  return found;
}
