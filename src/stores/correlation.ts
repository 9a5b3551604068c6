import { defineStore } from 'pinia';
import { ref, shallowRef } from 'vue';
import type { CorrelationMatrix, CorrelationTimeline, MatrixCell } from '../contracts/data-engine';
import type { Failure } from '../contracts/outcome';
import type { IndicatorId } from '../domain/catalogue/ids';

/** Columns of the matrix, in their order. */
export const MATRIX_INDICATORS: readonly IndicatorId[] = [
  'fed_rate',
  'treasury_3y',
  'treasury_10y',
  'yield_curve',
  'dxy',
  'cpi',
  'vix',
  'sp500',
];

/** The chosen pair over the chosen range, measured both ways. */
export interface PairFigures {
  readonly changes: MatrixCell;
  readonly levels: MatrixCell;
}

type Part = 'matrix' | 'timeline';

/** Answers of the data worker to the questions of the Correlation page. */
export const useCorrelationStore = defineStore('correlation', () => {
  const matrix = shallowRef<CorrelationMatrix | null>(null);
  const pair = shallowRef<PairFigures | null>(null);
  const timeline = shallowRef<CorrelationTimeline | null>(null);
  /** A chosen pair with a series of the reader's own in it: no link could carry it to another machine. */
  const ownPair = shallowRef<{ readonly coin: string; readonly indicator: string } | null>(null);
  const matrixFailure = shallowRef<Failure | null>(null);
  const timelineFailure = shallowRef<Failure | null>(null);
  const matrixBusy = ref(false);
  const timelineBusy = ref(false);

  function begin(part: Part): void {
    if (part === 'matrix') {
      matrixBusy.value = true;
      matrixFailure.value = null;
    } else {
      timelineBusy.value = true;
      timelineFailure.value = null;
    }
  }
  function setMatrix(found: CorrelationMatrix): void {
    matrix.value = found;
    matrixFailure.value = null;
    matrixBusy.value = false;
  }
  function setPair(found: PairFigures | null): void {
    pair.value = found;
  }
  function setOwnPair(chosen: { readonly coin: string; readonly indicator: string } | null): void {
    ownPair.value = chosen;
  }
  function setTimeline(found: CorrelationTimeline): void {
    timeline.value = found;
    timelineFailure.value = null;
    timelineBusy.value = false;
  }
  function fail(part: Part, failure: Failure): void {
    if (part === 'matrix') {
      matrixFailure.value = failure;
      matrixBusy.value = false;
    } else {
      timelineFailure.value = failure;
      timelineBusy.value = false;
    }
  }
  return {
    matrix,
    pair,
    timeline,
    ownPair,
    matrixFailure,
    timelineFailure,
    matrixBusy,
    timelineBusy,
    begin,
    setMatrix,
    setPair,
    setOwnPair,
    setTimeline,
    fail,
  };
});
