import { defineStore } from 'pinia';
import { computed, ref, shallowRef } from 'vue';
import type { ManifestSeries } from '../contracts/manifest';
import type { Failure } from '../contracts/outcome';
import type { MonthCoverage } from '../domain/cleaning/coverage';
import type { QualityReport } from '../domain/cleaning/quality';
import type { SeriesInfo } from '../domain/catalogue/series';
import type { ImportCounts } from '../domain/own/series';

/** What is known of a series of the reader's own in place of the catalogue. */
export interface OwnTraits {
  readonly info: SeriesInfo;
  readonly imported: ImportCounts | null;
}

/** A series of the manifest, or one of the reader's own under the same heads. */
export interface ReportedSeries extends ManifestSeries {
  readonly own?: OwnTraits;
}

/** One series as published, with the report on it. */
export interface SeriesQuality {
  readonly series: ReportedSeries;
  /** Epoch days of the values and, where the table has them, the days from which they were known. */
  readonly days: Int32Array;
  readonly known: Int32Array | null;
  readonly values: Float64Array;
  readonly report: QualityReport;
  readonly months: readonly MonthCoverage[];
  /** Days a value is carried forward in a panel; null = until the next one. */
  readonly carryDays: number | null;
}

/** Reports on the state of every series that has a rhythm. */
export const useQualityStore = defineStore('quality', () => {
  const reports = shallowRef<readonly SeriesQuality[]>([]);
  /** Series that there will be reports on. */
  const expected = ref(0);
  const failure = shallowRef<Failure | null>(null);
  const complete = computed(() => expected.value > 0 && reports.value.length >= expected.value);

  function begin(series: number): void {
    expected.value = series;
    failure.value = null;
  }
  function add(report: SeriesQuality): void {
    reports.value = [...reports.value, report];
  }
  function fail(found: Failure): void {
    failure.value = found;
  }
  function find(id: string): SeriesQuality | undefined {
    return reports.value.find(({ series }) => series.id === id);
  }
  return { reports, expected, failure, complete, begin, add, fail, find };
});
