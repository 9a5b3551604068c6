import type { EpochRecord, TensorMemory } from '../../contracts/run';

/** What is known while a run goes on. */
export interface RunningState {
  readonly epochs: readonly EpochRecord[];
  readonly bestEpoch: number;
  /** Loss of the naive forecast on the validation rows. */
  readonly naiveLoss: number;
  /** Whether training is over. */
  readonly over?: boolean;
  /** Epochs without improvement after which training stops; 0 = never. */
  readonly patience: number;
}

/** One sentence on how the training goes, with the figures in it. */
export function progressSentence(state: RunningState): string {
  const last = state.epochs.at(-1);
  const best = state.epochs.find((record) => record.epoch === state.bestEpoch);
  if (!last || !best) return 'The first epoch is under way.';
  const waited = last.epoch - best.epoch;
  if (state.over) return naiveWords(best, state.naiveLoss, 'The best epoch was');
  return `${waitedWords(waited, state.patience)} ${naiveWords(best, state.naiveLoss, 'The best epoch so far is')}`;
}

function waitedWords(waited: number, patience: number): string {
  if (waited === 0) return 'Validation improved in the last epoch.';
  const epochs = `${String(waited)} epoch${waited === 1 ? '' : 's'}`;
  const stop = patience > 0 ? `; training stops at ${String(patience)}` : '';
  return `Validation has not improved for ${epochs}${stop}.`;
}

function naiveWords(best: EpochRecord, naiveLoss: number, begin: string): string {
  const share = 100 * (best.validationLoss / naiveLoss - 1);
  const epoch = `${begin} ${String(best.epoch)}`;
  if (!Number.isFinite(share)) return `${epoch}.`;
  if (Math.abs(share) < 0.05) return `${epoch}, level with the naive forecast.`;
  return `${epoch}, ${Math.abs(share).toFixed(1)} % ${share > 0 ? 'above' : 'below'} the naive loss on validation.`;
}

/** "12.3 MB in 84 tensors". */
export function memoryWords({ tensors, bytes }: TensorMemory): string {
  return `${(bytes / 1e6).toFixed(1)} MB in ${tensors.toLocaleString('en-US')} tensors`;
}

/** "about 2 min 10 s": time left, in words; empty when it is not known. */
export function timeLeftWords(seconds: number): string {
  if (!Number.isFinite(seconds) || seconds < 0) return '';
  const whole = Math.round(seconds);
  if (whole < 60) return `${String(whole)} s`;
  const minutes = Math.floor(whole / 60);
  return minutes < 60
    ? `${String(minutes)} min ${String(whole % 60)} s`
    : `${String(Math.floor(minutes / 60))} h ${String(minutes % 60)} min`;
}
