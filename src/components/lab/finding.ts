import { targetName } from '../../domain/catalogue/targets';
import type { TargetId } from '../../domain/catalogue/ids';
import type { EpochRecord, RunInfo, RunReport, RunSpec } from '../../contracts/run';
import type { RunPhase } from '../../stores/run';
import { MODELS } from './models';
import { specWords } from './spec-words';
import { verdict, verdictDetail } from './verdict';

/** What the Lab knows at a moment. */
export interface LabState {
  readonly phase: RunPhase;
  readonly spec: RunSpec | null;
  readonly info: RunInfo | null;
  readonly epochs: readonly EpochRecord[];
  readonly report: RunReport | null;
}

export interface Finding {
  readonly title: string;
  readonly subtitle: string;
}

/** Before the first run: what there is to beat. `miss` in percent, NaN while it is not known. */
export function labQuestion(coin: TargetId, horizon: number, miss: number): Finding {
  const days = `${horizon} day${horizon === 1 ? '' : 's'}`;
  const title = Number.isFinite(miss)
    ? `Guessing that ${targetName(coin)} stays where it is misses by ${miss.toFixed(1)} % after ${days}. Can a model do better?`
    : `Can a model beat the guess that ${targetName(coin)} stays where it is?`;
  const subtitle =
    'Mean miss over the last fifth of the days. Train a model and see: on daily prices of these coins most do no better, and this page says so.';
  return { title, subtitle };
}

const READING: Finding = {
  title: 'Reading the data for the run',
  subtitle: 'The tables are checked and laid on days, each value from the day on which it was published.',
};

/** The first words of the Lab: the verdict, or how far the run is, or the question. */
export function labFinding(state: LabState, question: Finding): Finding {
  const { spec, report } = state;
  if (!spec) return state.phase === 'preparing' ? READING : question;
  const subject = `${MODELS[spec.model].label} on ${targetName(spec.coin)}`;
  if (report) return { title: verdict(report), subtitle: verdictDetail(report) };
  const ask = `Settings: ${specWords(spec)}.`;
  if (state.phase === 'failed') return { title: `${subject}: the run ended before a result`, subtitle: ask };
  if (state.phase === 'cancelled') return { title: `${subject}: the run was cancelled`, subtitle: ask };
  if (!state.info) return { title: `${subject}: preparing`, subtitle: ask };
  const done = `epoch ${String(state.epochs.length)} of at most ${String(spec.epochs)}`;
  return {
    title: `${subject}: ${state.phase === 'finishing' ? 'judging on the test days' : done}`,
    subtitle: ask,
  };
}
