import type { ManifestSeries } from '../../contracts/manifest';

type Row = Readonly<Record<'series' | 'source' | 'terms', string>>;

/** The manifest's series gathered by source and terms: one row for each, every series named once. */
export function sourcesAndTerms(series: readonly ManifestSeries[]): Row[] {
  const byFile = new Map<string, ManifestSeries[]>();
  for (const one of series) byFile.set(one.file, [...(byFile.get(one.file) ?? []), one]);
  const rows = new Map<string, Row>();
  for (const group of byFile.values()) {
    // Of a coin's columns the close has the fullest account of its sources.
    const main = group.find((one) => one.column === 'close') ?? group[0]!;
    const { source, terms } = main;
    const key = `${source} ${terms}`;
    const before = rows.get(key);
    const label = groupLabel(main);
    rows.set(key, { series: before ? `${before.series}, ${label}` : label, source, terms });
  }
  return [...rows.values()];
}

function groupLabel(main: ManifestSeries): string {
  if (main.file === 'news.csv') return 'News sentiment, two classifiers';
  return main.column === 'close' ? main.label.replace(/ close$/, '') : main.label;
}
