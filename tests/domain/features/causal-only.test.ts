import { describe, expect, it } from 'vitest';
import { importsOf } from '../../architecture/imports';
import { readSources, targetOf, type SourceFile } from '../../architecture/source-files';

/** Modules and names that look at later days: for viewing only. */
const AHEAD_MODULES = ['frequency-views', 'said-on-the-day', 'smoothed-price-trend', 'trend-fit'].map(
  (name) => `src/domain/signal/${name}.ts`,
);
const AHEAD_NAMES =
  /\b(?:filtfilt|frequencyViews|saidOnTheDay|smoothedLevel|smoothedTrend|smoothedPriceTrend)\b/;
/** Where those names are made; what features take from there is the other half. */
const WORKSHOPS = ['src/domain/signal/filter.ts', 'src/domain/signal/local-linear-trend.ts'];

const files = new Map(readSources(['src/domain']).map((file) => [file.path, file]));

/** A file and everything it runs, not what it only takes types from. */
function reached(start: string): SourceFile[] {
  const found = new Map<string, SourceFile>();
  const walk = (path: string): void => {
    const file = files.get(path);
    if (!file || found.has(path)) return;
    found.set(path, file);
    for (const { specifier, typeOnly } of importsOf(file)) {
      if (!typeOnly) walk(`${targetOf(path, specifier) ?? ''}.ts`);
    }
  };
  walk(start);
  return [...found.values()];
}

function lookingAhead(start: string): string[] {
  return reached(start)
    .filter(({ path }) => !WORKSHOPS.includes(path))
    .filter(({ path, text }) => AHEAD_MODULES.includes(path) || AHEAD_NAMES.test(text))
    .map(({ path }) => path);
}

describe('what features are built on', () => {
  it('should not reach anything that looks at later days', () => {
    expect(lookingAhead('src/domain/features/catalogue.ts')).toEqual([]);
  });

  it('should be told apart from what does', () => {
    expect(reached('src/domain/features/catalogue.ts').length).toBeGreaterThan(20);
    expect(lookingAhead('src/domain/signal/frequency-views.ts')).toContain(
      'src/domain/signal/frequency-views.ts',
    );
    expect(lookingAhead('src/domain/signal/smoothed-price-trend.ts')).not.toEqual([]);
  });
});
