import type { ShockedColumns, VariantsAnswer, VariantsRequest } from '../../src/contracts/shock';
import { failure, success, type Outcome } from '../../src/contracts/outcome';
import { alignAsKnown, alignObserved } from '../../src/domain/alignment';
import { BASE_INDICATOR_IDS, isOwnId, type BaseIndicatorId, type View } from '../../src/domain/catalogue/ids';
import { derivedParts, deriveIndicators } from '../../src/domain/derived';
import type { Frame, Observations } from '../../src/domain/frame';
import { choiceShocks } from '../../src/domain/shock/choice';
import { words } from './failures';
import { readObservations, type Connection } from './observations';
import type { OwnSeriesShelf } from './own/own-series';
import { shockObservations } from './shocks';

/** Where observations come from. */
export interface VariantsSource {
  readonly connection: Connection;
  readonly own: OwnSeriesShelf;
}

/**
 * What each scenario changes in a panel, without laying all other series on days again: the observations are
 * changed, laid on days by the rules of the view, and derived from. Bit-identical to a panel built with the shocks.
 */
export async function shockVariants(
  { connection, own }: VariantsSource,
  panel: Frame,
  { view, variants }: VariantsRequest,
): Promise<VariantsAnswer> {
  const observations = { ...own.observations(), ...(await allObservations(connection)) };
  return variants.map(({ choice, startDay }) => {
    try {
      const shocks = choiceShocks(choice, startDay, observations);
      const changed = shockObservations(observations, shocks, panel.days);
      return changed.ok
        ? success({ shocks, columns: columnsOf(panel, changed.value, { view, own }) })
        : changed;
    } catch (error) {
      if (!(error instanceof RangeError)) throw error;
      return failure('bad-input', words(error), 'Choose another scenario.') as Outcome<ShockedColumns>;
    }
  });
}

async function allObservations(connection: Connection): Promise<Record<BaseIndicatorId, Observations>> {
  const read: Partial<Record<BaseIndicatorId, Observations>> = {};
  for (const id of BASE_INDICATOR_IDS) read[id] = await readObservations(connection, id);
  return read as Record<BaseIndicatorId, Observations>;
}

function columnsOf(
  panel: Frame,
  changed: ReadonlyMap<string, Observations>,
  { view, own }: { readonly view: View; readonly own: OwnSeriesShelf },
): Record<string, Float64Array> {
  const align = view === 'known' ? alignAsKnown : alignObserved;
  const columns: Record<string, Float64Array> = {};
  for (const [id, series] of changed) {
    columns[id] = isOwnId(id) ? own.laid(id, series, { days: panel.days, view }) : align(series, panel.days);
  }
  const derived = deriveIndicators({ days: panel.days, columns: { ...panel.columns, ...columns } }).columns;
  for (const id of Object.keys(derived)) {
    if (derivedParts(id).some((part) => columns[part])) columns[id] = derived[id]!;
  }
  return columns;
}
