import { fewDigits } from '../../charts/forecast-parts';
import { formatNumber, formatPrice, MISSING } from '../../charts/format';
import type { StoredClaims } from '../../contracts/stored-claims';
import { CLAIM_IDS, type Claim, type ClaimFigure, type ClaimId } from '../../domain/claims/claim';

/** A figure with its unit, in the digits that it deserves. */
export function figureWords({ value, unit }: ClaimFigure): string {
  if (!Number.isFinite(value)) return MISSING;
  if (unit === 'USD') return formatPrice(value);
  if (unit === '%') return `${formatNumber(value, percentDecimals(Math.abs(value)))} %`;
  if (unit === '') return value > 0 && value <= 1 ? `+${formatNumber(value, 2)}` : shortNumber(value);
  return `${shortNumber(value)} ${unit}`;
}

/** Two decimals, but more where these would make a small figure nothing. */
function percentDecimals(size: number): number {
  if (size >= 100) return 0;
  return size > 0 && size < 0.01 ? 5 : 2;
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

/** Claims that trained runs answer, with the question under Ablations that measures them again here. */
export const BY_RUNS: Readonly<Partial<Record<ClaimId, string>>> = {
  'dynamic-weights': 'weights',
  noise: 'noise',
  convergence: 'amsgrad',
};

/** A row of the page. `note`: which stored runs a part of its figures comes from. */
export interface ShownClaim extends Claim {
  readonly note?: string;
}

/**
 * The rows in the page's order: those computed from the tables, joined by what stored runs add to them, and those that
 * stored runs alone answer.
 */
export function allClaims(live: readonly Claim[], stored: readonly StoredClaims[]): ShownClaim[] {
  const runs = new Map(stored.flatMap((file) => file.claims.map((claim) => [claim.id, { file, claim }])));
  return CLAIM_IDS.flatMap((id): ShownClaim[] => {
    const [computed, kept] = [live.find((claim) => claim.id === id), runs.get(id)];
    if (!kept) return computed ? [computed] : [];
    const { claim, file } = kept;
    if (!computed) return [{ ...claim, note: file.label }];
    const honest = {
      how: `${computed.honest.how} ${claim.honest.how}`,
      figures: [...computed.honest.figures, ...claim.honest.figures],
    };
    const finding = `${computed.finding} ${claim.finding}`;
    return [{ ...computed, honest, finding, command: file.command, note: file.label }];
  });
}

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
