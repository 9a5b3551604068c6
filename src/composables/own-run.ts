import type { Failure } from '../contracts/outcome';
import type { RunSpec } from '../contracts/run';
import { isOwnId } from '../domain/catalogue/ids';
import { ownName } from '../domain/catalogue/targets';
import { ownFingerprint } from '../domain/own/fingerprint';
import type { OwnSeries } from '../domain/own/series';
import { ownSeriesOf } from '../domain/spec/own';

/** The own series of a run that are not on this machine, by the names they must be given. */
export function missingOwn(
  spec: Pick<RunSpec, 'coin' | 'covariates'>,
  here: readonly OwnSeries[],
): readonly string[] {
  return ownSeriesOf(spec).filter((id) => !here.some((one) => one.id === id));
}

/** Whether a question to the data worker names series of the reader's own, however deep. */
export function namesOwn(question: unknown): boolean {
  if (typeof question === 'string') return isOwnId(question);
  return typeof question === 'object' && question !== null && Object.values(question).some(namesOwn);
}

/** Which values some own series have on this machine; undefined where none of them is here. */
export function ownDataHere(ids: readonly string[], here: readonly OwnSeries[]): string | undefined {
  const used = ids.flatMap((id) => here.filter((one) => one.id === id));
  return used.length > 0 ? ownFingerprint(used) : undefined;
}

/** "Gold", "Gold and Hash rate", "Gold, Hash rate and BNB". */
export function ownNames(ids: readonly string[]): string {
  const names = ids.map(ownName);
  const last = names.pop() ?? '';
  return names.length > 0 ? `${names.join(', ')} and ${last}` : last;
}

/** What the reader can do about series that are not here: nobody else has them. */
export function bringWords(ids: readonly string[]): string {
  const quoted = ids.map((id) => `“${ownName(id)}”`).join(', ');
  return `Own data stay on the machine that took them in. Get the file from whoever sent the link, take it in on the page Own data, and name the series ${quoted}.`;
}

/** Why a run that names own series cannot be made here; null where it can. */
export function ownProblem(spec: RunSpec, here: readonly OwnSeries[]): Failure | null {
  const missing = missingOwn(spec, here);
  if (missing.length > 0) {
    const verb =
      missing.length === 1 ? 'a series of somebody’s own that is' : 'series of somebody’s own that are';
    const message = `The run uses ${ownNames(missing)}, ${verb} not on this machine.`;
    return { code: 'bad-input', message, hint: bringWords(missing) };
  }
  const values = ownDataHere(ownSeriesOf(spec), here);
  if (spec.ownData === undefined || values === undefined || values === spec.ownData) return null;
  return {
    code: 'bad-input',
    message: `${ownNames(ownSeriesOf(spec))}: the values here are not those that the run was made with.`,
    hint: 'Take in the file that it was made with, or start it anew with the values of this machine.',
  };
}
