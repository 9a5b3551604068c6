import { formatNumber, MISSING } from '../../charts/format';
import { pWords, type RankedTest } from '../../charts/p-values';
import type { CorrectedPValues, GrangerRow, GrangerTable } from '../../contracts/inference';
import type { TableRow } from '../../components/DataTable.vue';
import type { Names } from './names';

export type GrangerForm = 'robust' | 'plain';

/** Some tests with their corrections, or those that have come in so far without. */
type Tests = Pick<GrangerTable, 'rows'> & Partial<Pick<GrangerTable, GrangerForm>>;

function pOf({ test }: GrangerRow, form: GrangerForm): number {
  if (!test) return NaN;
  return form === 'robust' ? test.robust.pValue : test.pValue;
}

function wayOf({ cause, effect }: GrangerRow, { short }: Names): string {
  return `${short(cause)} → ${short(effect)}`;
}

/** The tests that could be made, as the picture takes them. */
export function rankedTests(table: GrangerTable, form: GrangerForm, names: Names): RankedTest[] {
  return table.rows.flatMap((row, i) =>
    row.test
      ? [
          {
            label: wayOf(row, names),
            pValue: pOf(row, form),
            holm: table[form].holm[i]!,
            benjaminiHochberg: table[form].benjaminiHochberg[i]!,
          },
        ]
      : [],
  );
}

/** Lines of the table: smallest p-value first once all are there, else in the order in which they came. */
export function grangerRows(tests: Tests, form: GrangerForm, names: Names): TableRow[] {
  const corrected: CorrectedPValues | undefined = tests[form];
  const places = tests.rows.map((_, i) => i);
  if (corrected) places.sort((a, b) => sortKey(tests.rows[a]!, form) - sortKey(tests.rows[b]!, form));
  return places.map((i) => {
    const row = tests.rows[i]!;
    const { test } = row;
    if (!test) return { way: wayOf(row, names), lag: MISSING, f: MISSING, p: 'no test', n: MISSING };
    return {
      way: wayOf(row, names),
      lag: test.lag,
      f: formatNumber(form === 'robust' ? test.robust.statistic : test.statistic),
      p: pWords(pOf(row, form)),
      holm: corrected ? pWords(corrected.holm[i]!) : MISSING,
      bh: corrected ? pWords(corrected.benjaminiHochberg[i]!) : MISSING,
      n: formatNumber(test.n, 0),
    };
  });
}

/** Pairs without a test stand last. */
function sortKey(row: GrangerRow, form: GrangerForm): number {
  const p = pOf(row, form);
  return Number.isFinite(p) ? p : 2;
}

/** Every figure of every test, both forms. */
export function grangerCsv({ rows, plain, robust }: GrangerTable): {
  readonly columns: readonly string[];
  readonly rows: (string | number | null)[][];
} {
  const columns = ['cause', 'effect', 'lag', 'rows'];
  for (const kind of ['plain', 'robust']) {
    columns.push(`f_${kind}`, `p_${kind}`, `p_${kind}_holm`, `p_${kind}_benjamini_hochberg`);
  }
  return {
    columns: [...columns, 'reason'],
    rows: rows.map(({ cause, effect, test, reason }, i) => {
      const of = (kind: CorrectedPValues, f: { statistic: number; pValue: number }): number[] => [
        f.statistic,
        f.pValue,
        kind.holm[i]!,
        kind.benjaminiHochberg[i]!,
      ];
      const figures = test ? [...of(plain, test), ...of(robust, test.robust)] : Array<null>(8).fill(null);
      return [cause, effect, test?.lag ?? null, test?.n ?? null, ...figures, reason];
    }),
  };
}
