import { COINS } from '../../domain/catalogue/coins';
import type { EpochRecord, RunInfo, RunReport, RunSpec } from '../../contracts/run';
import type { RunPhase } from '../../stores/run';
import { MODELS } from './models';
import { verdict } from './verdict';

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

const BEFORE: Finding = {
  title: 'Can a model beat the guess that tomorrow is like today?',
  subtitle:
    'Train one here and see. On daily prices of these coins most cannot, and this page says so when it happens.',
};

const READING: Finding = {
  title: 'Reading the data for the run',
  subtitle: 'The tables are checked and laid on days, each value from the day on which it was published.',
};

/** The first words of the Lab: the verdict, or how far the run is, or the question. */
export function labFinding(state: LabState): Finding {
  const { spec, report } = state;
  if (!spec) return state.phase === 'preparing' ? READING : BEFORE;
  const subject = `${MODELS[spec.model].label} on ${COINS[spec.coin].label}`;
  if (report) {
    return {
      title: verdict(report),
      subtitle: `${subject}, judged on ${report.info.test.rows.toLocaleString('en-US')} test days it had never seen.`,
    };
  }
  const ask = `${subject}, seed ${String(spec.seed)}: ${String(spec.window)} days seen, ${String(spec.horizon)} forecast.`;
  if (state.phase === 'failed') return { title: `${subject}: the run ended before a result`, subtitle: ask };
  if (state.phase === 'cancelled') return { title: `${subject}: the run was cancelled`, subtitle: ask };
  if (!state.info) return { title: `${subject}: preparing`, subtitle: ask };
  const done = `epoch ${String(state.epochs.length)} of at most ${String(spec.epochs)}`;
  return {
    title: `${subject}: ${state.phase === 'finishing' ? 'judging on the test days' : done}`,
    subtitle: ask,
  };
}
