import { targetName } from '../../domain/catalogue/targets';
import type { KeptRun } from '../../contracts/training-engine';
import type { RunReport, RunSpec } from '../../contracts/run';
import { agoWords } from './ago';
import { MODELS } from './models';
import { againstNaive } from './verdict';

/** "MacroFusion on Bitcoin". */
export function runName({ model, coin }: Pick<RunSpec, 'model' | 'coin'>): string {
  return `${MODELS[model].label} on ${targetName(coin)}`;
}

/** A run that broke off, in one sentence. */
export function brokenWords({ spec, epoch, savedAt }: KeptRun, now: number): string {
  return `${runName(spec)} stopped after epoch ${epoch} of at most ${spec.epochs}, ${agoWords(savedAt, now)}.`;
}

/** What came of a run, in a few words. */
export function outcomeWords(report: RunReport): string {
  return report.shrinkage === 0 ? 'the naive forecast' : againstNaive(report.model.average.skill);
}
