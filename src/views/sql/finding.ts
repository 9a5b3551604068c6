import { formatNumber } from '../../charts/format';
import { EXAMPLES } from '../../components/sql/examples';
import type { QueryResult } from '../../contracts/data-engine';

/** The page's first sentence: what an example's rows amount to, or how many there are. */
export function sqlFinding(statement: string, result: QueryResult | null): string {
  if (!result) return 'SQL: ask the tables yourself';
  const example = EXAMPLES.find(({ sql }) => sql === statement);
  if (example && result.rows.length > 0) return example.finding(result.rows);
  const many = result.truncated
    ? `More than ${formatNumber(result.rows.length, 0)}`
    : formatNumber(result.rows.length, 0);
  const rows = result.rows.length === 1 && !result.truncated ? 'row' : 'rows';
  return `${many} ${rows} of ${counted(result.columns.length)} in ${formatNumber(result.ms, 0)} ms`;
}

function counted(columns: number): string {
  return `${columns} ${columns === 1 ? 'column' : 'columns'}`;
}
