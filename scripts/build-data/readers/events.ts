import { dayFromIso } from '../../../src/domain/calendar';
import type { CoinId } from '../../../src/domain/catalogue/ids';
import { rowsOf, type RawFolder } from '../raw';

/** On the calendar, but replaced by the unscheduled meeting three days before. */
const CANCELLED = '2020-03-18';
/** Rate decisions between meetings. */
const UNSCHEDULED = ['2020-03-03', '2020-03-15'];

export interface FomcDecision {
  readonly day: number;
  readonly scheduled: boolean;
}

/** Decision days of the Federal Open Market Committee, in order. */
export function readFomc(raw: RawFolder): FomcDecision[] {
  const scheduled = rowsOf(raw.table('fomc_decision_dates.csv', ['date'])).map((row) => row.day('date'));
  const decisions = [
    ...scheduled.filter((day) => day !== dayFromIso(CANCELLED)).map((day) => ({ day, scheduled: true })),
    ...UNSCHEDULED.map((iso) => ({ day: dayFromIso(iso), scheduled: false })),
  ];
  return decisions.sort((a, b) => a.day - b.day);
}

/** Days on which the reward of a block was halved (UTC); public record of the two chains. */
export const HALVINGS: readonly { readonly date: string; readonly coin: CoinId }[] = [
  { date: '2015-08-25', coin: 'ltc' },
  { date: '2016-07-09', coin: 'btc' },
  { date: '2019-08-05', coin: 'ltc' },
  { date: '2020-05-11', coin: 'btc' },
  { date: '2023-08-02', coin: 'ltc' },
  { date: '2024-04-20', coin: 'btc' },
];
