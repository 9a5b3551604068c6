import type { ManifestSeries } from '../../contracts/manifest';

type Row = Readonly<Record<'series' | 'source' | 'terms', string>>;

/** The manifest's series gathered by file: one row for each source and its terms, series named once. */
export function sourcesAndTerms(series: readonly ManifestSeries[]): Row[] {
  const byFile = new Map<string, ManifestSeries[]>();
  for (const one of series) byFile.set(one.file, [...(byFile.get(one.file) ?? []), one]);
  return [...byFile.values()].map((group) => {
    // Of a coin's columns the close has the fullest account of its sources.
    const main = group.find((one) => one.column === 'close') ?? group[0]!;
    return { series: groupLabel(group, main), source: main.source, terms: main.terms };
  });
}

function groupLabel(group: readonly ManifestSeries[], main: ManifestSeries): string {
  return group.length === 1 ? main.label : main.label.replace(/ close$/, '');
}
