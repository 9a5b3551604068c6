import { isoFromDay } from '../../../src/domain/calendar';
import { formatNumber } from '../write';
import type { Difference, Extended } from './extend';
import { rejectionWords } from './plausible';
import type { Answered, Refreshed } from './run';

/** Tables that no source here continues, and why. */
const BY_HAND = [
  'news.csv ends in 2021 with its source; fomc.csv and halvings.csv are kept by hand; repairs.csv lists repairs of the build,',
  'closes added here are not repaired: compare the days on which all four coins moved alike with a second source.',
];

/** What the refresh found, table by table. */
export function refreshText({ answers, failed, files, lastDay }: Refreshed): string {
  const end = isoFromDay(lastDay);
  const lines = [
    ...answers.flatMap(answerLines),
    ...BY_HAND,
    files.size > 0 ? `The data now end on ${end}.` : `Nothing new, nothing written. The data end on ${end}.`,
  ];
  if (failed.length > 0) {
    lines.push(
      `Failed: ${failed.join(', ')}. What they would have continued stays as it was; run again later.`,
    );
  }
  return lines.join('\n');
}

function answerLines({ file, source, outcome }: Answered): string[] {
  const head = `${file.padEnd(18)} ${source.name}: `;
  if ('reason' in outcome) return [`${head}FAILED, ${outcome.reason}`];
  const last = outcome.table.rows.at(-1)?.[0] ?? 'nothing';
  const added = outcome.added > 0 ? `${outcome.added} added, to ${last}` : `nothing new after ${last}`;
  return [
    head + added,
    ...differenceLines(outcome),
    ...outcome.rejected.map((one) => `  not taken: ${rejectionWords(one)}`),
    ...outcome.notes.map((note) => `  ${note}`),
  ];
}

function differenceLines({ differences }: Extended): string[] {
  const worst = differences.reduce<Difference | null>((a, b) => (!a || size(b) > size(a) ? b : a), null);
  if (!worst) return [];
  const { day, column, kept, now } = worst;
  const example = `${isoFromDay(day)} ${column}: ${formatNumber(kept)} is kept, ${formatNumber(now)} is there now`;
  return [`  the source now differs on ${differences.length} kept figures, most on ${example}`];
}

function size({ kept, now }: Difference): number {
  return Math.abs(now - kept) / Math.max(Math.abs(kept), 1e-12);
}
