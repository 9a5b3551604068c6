import { fewDigits } from '../../charts/forecast-parts';
import { formatNumber, formatPrice, MISSING } from '../../charts/format';
import type { Claim, ClaimFigure, ClaimId } from '../../domain/claims/claim';

/** A figure with its unit, in the digits that it deserves. */
export function figureWords({ value, unit }: ClaimFigure): string {
  if (!Number.isFinite(value)) return MISSING;
  if (unit === 'USD') return formatPrice(value);
  if (unit === '%') return `${formatNumber(value, Math.abs(value) < 100 ? 2 : 0)} %`;
  if (unit === '') return value > 0 && value <= 1 ? `+${formatNumber(value, 2)}` : shortNumber(value);
  return `${shortNumber(value)} ${unit}`;
}

function shortNumber(value: number): string {
  if (Math.abs(value) <= 1 && value !== 0 && !Number.isInteger(value)) return formatNumber(value, 3);
  return Number.isInteger(value) ? formatNumber(value, 0) : fewDigits(value);
}

export const VERDICTS: Readonly<Record<Claim['verdict'], string>> = {
  refuted: 'Refuted',
  partly: 'True in part',
  unmeasured: 'Never measured',
  absent: 'Does not exist',
};

/** A sentence with true minus signs. */
export function withMinus(text: string): string {
  return text.replace(/(^|[\s(])-(?=\d)/g, '$1−');
}

/** Claims that only trained runs can answer, with the question that answers them under Ablations. */
export const BY_RUNS: Readonly<
  Partial<Record<ClaimId, { readonly claim: string; readonly ablation: string }>>
> = {
  noise: { claim: 'Noise injection lowers overfitting by 17 %.', ablation: 'noise' },
  convergence: { claim: 'AMSGrad and clipping converge 30 % faster.', ablation: 'amsgrad' },
};

/** The page's first sentence, with the counts in it. */
export function claimsFinding(claims: readonly Claim[]): string {
  const parts = (Object.keys(VERDICTS) as Claim['verdict'][]).flatMap((verdict) => {
    const count = claims.filter((claim) => claim.verdict === verdict).length;
    return count > 0 ? [`${count} ${WORDS[verdict]}`] : [];
  });
  if (parts.length === 0) return 'What the original project claimed, and what the same data say';
  return `${claims.length} claims of the original project: ${parts.join(', ')}`;
}

const WORDS: Readonly<Record<Claim['verdict'], string>> = {
  refuted: 'refuted by the same data',
  partly: 'true in part',
  unmeasured: 'never measured',
  absent: 'about what does not exist',
};
