import type { DayRangeInfo, RunDays } from '../../../src/contracts/analysis';
import type { OwnId, TargetId } from '../../../src/domain/catalogue/ids';
import { buildFeatures } from '../../../src/domain/features/build';
import { FEATURES } from '../../../src/domain/features/catalogue';
import { runPanel } from '../../../src/domain/features/run-inputs';
import { runRows, type RunRows } from '../../../src/domain/features/run-rows';
import type { Frame } from '../../../src/domain/frame';
import { defaultSpec } from '../../../src/domain/spec/defaults';
import type { RowRange } from '../../../src/domain/windows';

/** A coin's features, and the rows that the default run takes of them. */
export interface CoinRun {
  readonly coin: TargetId;
  /** What was asked about, and the rows of it that a run may look at. */
  readonly source: Frame;
  readonly panel: Frame;
  readonly features: Frame;
  readonly rows: RunRows;
}

/** All features of a coin and the rows of the default run, over the as-known panel; own indicators count as features. */
export function coinRun(source: Frame, coin: TargetId, ownIndicators: readonly OwnId[] = []): CoinRun {
  // The hash of the data has no say in the rows.
  const spec = { ...defaultSpec({ data: '', lastDay: source.days[source.days.length - 1]! }), coin };
  const panel = runPanel(spec, source);
  const ids = [...FEATURES.map(({ id }) => id), ...ownIndicators];
  const features = buildFeatures(panel, coin, { ids });
  return { coin, source, panel, features, rows: runRows(spec, panel, features) };
}

export function runDays({ panel: { days }, rows }: CoinRun): RunDays {
  const span = ({ from, to }: RowRange): DayRangeInfo => ({ firstDay: days[from]!, lastDay: days[to - 1]! });
  const { train, validation, test, fitted } = rows;
  return {
    train: span(train),
    validation: span(validation),
    test: span(test),
    fitted: { ...span(fitted), rows: fitted.to - fitted.from },
  };
}
