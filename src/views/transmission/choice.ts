import type { LeadLagRequest } from '../../contracts/inference';
import type { IndicatorId, OwnId, TargetId } from '../../domain/catalogue/ids';

/** The pair and the days that all panels of the page look at. */
export type PairChoice = Omit<LeadLagRequest, 'method' | 'reach' | 'row' | 'column'> & {
  readonly row: TargetId;
  readonly column: IndicatorId | OwnId;
};
