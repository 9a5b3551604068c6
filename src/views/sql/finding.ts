import { formatNumber } from '../../charts/format';
import { EXAMPLES } from '../../components/sql/examples';
import type { QueryResult } from '../../contracts/data-engine';

/** The page's first sentence: what an example's rows amount to, or how many there are. */
export function sqlFinding(statement: string, result: QueryResult | null): string {
  if (!result) return 'SQL: ask the tables yourself';
  const example = EXAMPLES.find(({ sql }) => sql === statement);
  return example && result.rows.length > 0
    ? example.finding(result.rows)
    : `Your statement: ${resultTitle(result)}`;
}

/** How much a statement brought, and how long it took. */
export function resultTitle({ rows, columns, truncated, ms }: QueryResult): string {
  const many = `${truncated ? 'more than ' : ''}${counted(rows.length, 'row')}`;
  return `${many} of ${counted(columns.length, 'column')} in ${formatNumber(ms, 0)} ms`;
}

function counted(count: number, word: string): string {
  return `${formatNumber(count, 0)} ${word}${count === 1 ? '' : 's'}`;
}
