import { isOwnId, type OwnId } from '../catalogue/ids';
import type { RunSpec } from './spec';

/** Indicators of the reader's own that a run may take at most. */
export const MOST_COVARIATES = 12;

type OwnParts = Pick<RunSpec, 'covariates' | 'ownData'>;

/** The reader's own series that a run uses, its coin first. */
export function ownSeriesOf(spec: Pick<RunSpec, 'coin' | 'covariates'>): readonly OwnId[] {
  return [...(isOwnId(spec.coin) ? [spec.coin] : []), ...(spec.covariates ?? [])];
}

/** What a specification says of own series, in canonical form: sorted, each once, nothing where there is none. */
export function ownParts(spec: Pick<RunSpec, 'coin'> & OwnParts): OwnParts {
  const covariates = [...new Set(spec.covariates ?? [])].sort();
  const { ownData } = spec;
  return {
    ...(covariates.length > 0 && { covariates: Object.freeze(covariates) }),
    ...(typeof ownData === 'string' && ownSeriesOf(spec).length > 0 && { ownData }),
  };
}

/** What is wrong with the own series of a specification; null stands for absence. */
export function ownProblems(input: Readonly<Record<string, unknown>>): string[] {
  const covariates = input['covariates'] ?? [];
  const ownData = input['ownData'] ?? undefined;
  const problems: string[] = [];
  const named = Array.isArray(covariates) && covariates.every((id) => typeof id === 'string' && isOwnId(id));
  if (!named)
    problems.push(
      '"covariates" must be a list of names of own series, such as ["own_hash_rate"]. Correct it.',
    );
  else if (covariates.length > MOST_COVARIATES)
    problems.push(`"covariates" has ${covariates.length} names; at most ${MOST_COVARIATES} are possible.`);
  else if ((covariates as unknown[]).includes(input['coin']))
    problems.push('"covariates" has the coin itself, which the model sees anyway. Remove it.');
  if (ownData !== undefined && (typeof ownData !== 'string' || !/^[0-9a-f]{16}$/.test(ownData)))
    problems.push('"ownData" must be 16 hexadecimal digits. Leave it out.');
  return problems;
}
