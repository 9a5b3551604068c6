import { defineStore } from 'pinia';
import { computed, ref, shallowRef } from 'vue';
import type { CorrelationMatrix, CorrelationTimeline, MatrixCell } from '../contracts/data-engine';
import type { CellInterval } from '../contracts/inference';
import type { Failure } from '../contracts/outcome';
import type { ChanceBand } from '../domain/stats/chance-band';

/** Ids of the two sides of a pair. */
export interface ChosenPair {
  readonly coin: string;
  readonly indicator: string;
}

/** The chosen pair over the chosen range, measured both ways. */
export interface PairFigures {
  readonly changes: MatrixCell;
  readonly levels: MatrixCell;
}

/** Where the band of chance of a pair stands. */
export interface BandState {
  readonly band: ChanceBand | null;
  /** 0 to 1 while it is simulated, 1 when there is nothing more to wait for. */
  readonly share: number;
  /** Why there is none. */
  readonly reason: string | null;
}

type Part = 'matrix' | 'timeline';

/** A cell's name in lists of cells. */
export function cellKey({ row, column }: { readonly row: string; readonly column: string }): string {
  return `${row} ${column}`;
}

/** Answers of the data worker to the questions of the Correlation page. */
export const useCorrelationStore = defineStore('correlation', () => {
  const matrix = shallowRef<CorrelationMatrix | null>(null);
  const intervals = shallowRef<ReadonlyMap<string, CellInterval>>(new Map());
  /** 0 to 1 while intervals are computed, null when none are. */
  const intervalsShare = ref<number | null>(null);
  const pair = shallowRef<PairFigures | null>(null);
  /** By pair. */
  const timelines = shallowRef<ReadonlyMap<string, CorrelationTimeline>>(new Map());
  const bands = shallowRef<ReadonlyMap<string, BandState>>(new Map());
  /** Further pairs with a series of the reader's own in them: for this visit. */
  const ownCompared = shallowRef<readonly ChosenPair[]>([]);
  const failures = shallowRef<Readonly<Record<Part, Failure | null>>>({ matrix: null, timeline: null });
  const busy = shallowRef<Readonly<Record<Part, boolean>>>({ matrix: false, timeline: false });

  function stand(part: Part, failure: Failure | null, working = false): void {
    failures.value = { ...failures.value, [part]: failure };
    busy.value = { ...busy.value, [part]: working };
  }
  function begin(part: Part): void {
    stand(part, null, true);
  }
  function fail(part: Part, failure: Failure): void {
    stand(part, failure);
  }
  function setMatrix(found: CorrelationMatrix): void {
    matrix.value = found;
    stand('matrix', null);
  }
  function clearIntervals(share: number | null): void {
    intervals.value = new Map();
    intervalsShare.value = share;
  }
  function addIntervals(found: readonly CellInterval[], share: number | null): void {
    intervals.value = new Map([...intervals.value, ...found.map((cell) => [cellKey(cell), cell] as const)]);
    intervalsShare.value = share;
  }
  function setPair(found: PairFigures | null): void {
    pair.value = found;
  }
  function setTimelines(found: ReadonlyMap<string, CorrelationTimeline>): void {
    timelines.value = found;
    stand('timeline', null);
  }
  function setBands(found: ReadonlyMap<string, BandState>): void {
    bands.value = found;
  }
  function setBand(key: string, state: BandState): void {
    bands.value = new Map([...bands.value, [key, state]]);
  }
  function setOwnCompared(chosen: readonly ChosenPair[]): void {
    ownCompared.value = chosen;
  }
  return {
    matrix,
    intervals,
    intervalsShare,
    pair,
    timelines,
    bands,
    ownCompared,
    matrixFailure: computed(() => failures.value.matrix),
    timelineFailure: computed(() => failures.value.timeline),
    matrixBusy: computed(() => busy.value.matrix),
    timelineBusy: computed(() => busy.value.timeline),
    begin,
    fail,
    setMatrix,
    clearIntervals,
    addIntervals,
    setPair,
    setTimelines,
    setBands,
    setBand,
    setOwnCompared,
  };
});
