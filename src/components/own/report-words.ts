import { formatDay, formatNumber } from '../../charts/format';
import { BAD_REASON_WORDS, type BadRow, type ImportReport } from '../../domain/own/report';
import type { OwnSeries } from '../../domain/own/series';
import { counted } from './words';

/** What the import came to, in one sentence. */
export function reportTitle({ rows, kept, bad }: ImportReport): string {
  if (kept === 0) return `None of ${counted(rows, 'row')} could be read`;
  const left = bad === 0 ? 'all of them' : `${formatNumber(kept, 0)} kept, ${formatNumber(bad, 0)} left out`;
  return `${counted(rows, 'row')} read: ${left}`;
}

/** What was done about repeated and disordered rows, and blank lines; empty where there was nothing to do. */
export function reportNotes(report: ImportReport): string[] {
  const { duplicates, conflicting, disorder, order, blankLines } = report;
  return [
    ...(duplicates > 0
      ? [
          `${counted(duplicates, 'row')} with a time that comes again further down: the later row counts. ` +
            (conflicting === 0
              ? 'All of them said the same.'
              : `In ${formatNumber(conflicting, 0)} of these pairs the values differ.`),
        ]
      : []),
    ...(order === 'descending' ? ['The newest row comes first; the rows were turned round.'] : []),
    ...(order === 'mixed' ? [`${counted(disorder, 'row')} out of order, sorted by time.`] : []),
    ...(blankLines > 0 ? [`${counted(blankLines, 'blank line')} passed over.`] : []),
  ];
}

/** "12 Jan 2020 to 3 Mar 2021, 410 days, 6 missing" */
export function coverageWords({ observations: { days }, coverage }: OwnSeries): string {
  const span = `${formatDay(days[0] ?? NaN)} to ${formatDay(days[days.length - 1] ?? NaN)}`;
  const values = counted(days.length, 'daily value');
  const rhythm = {
    daily: 'every day',
    'business-daily': 'Monday to Friday',
    monthly: 'the first of each month',
    irregular: '',
  }[coverage.frequency];
  if (rhythm === '') return `${span}, ${values}, no even rhythm`;
  const missing =
    coverage.missingDays === 0 ? 'none missing' : `${formatNumber(coverage.missingDays, 0)} missing`;
  return `${span}, ${values}, ${rhythm}: ${missing}`;
}

export function badRowCells(row: BadRow, names: readonly string[]): Record<string, string> {
  return {
    line: formatNumber(row.line, 0),
    column: row.column === null ? 'whole row' : (names[row.column - 1] ?? `Column ${row.column}`),
    reason: BAD_REASON_WORDS[row.reason],
    text: row.text,
  };
}

/** The list as a CSV file. A text that a spreadsheet would compute is made a text by an apostrophe. */
export function badRowsCsv(rows: readonly BadRow[], names: readonly string[]): string {
  const lines = rows.map((row) => {
    const name = row.column === null ? '' : (names[row.column - 1] ?? '');
    return [
      String(row.line),
      row.column ?? '',
      quoted(name),
      quoted(BAD_REASON_WORDS[row.reason]),
      quoted(row.text),
    ].join();
  });
  return ['line,column,name,reason,text', ...lines, ''].join('\n');
}

function quoted(text: string): string {
  const inert = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return `"${inert.replaceAll('"', '""')}"`;
}
