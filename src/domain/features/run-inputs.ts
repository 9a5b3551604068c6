import type { Frame } from '../frame';
import { sliceFrame } from '../frame';
import type { RunSpec } from '../spec/spec';
import { DEFAULT_FEATURES } from './catalogue';
import { coinClose } from './coin-columns';
import { MACRO_INPUTS } from './macro-inputs';

/** The features that a run would use if all were there: those of its days, and the macro inputs of its last day. */
export interface WantedInputs {
  readonly sequence: readonly string[];
  /** Empty but for MacroFusion. */
  readonly macro: readonly string[];
}

/** What a model sees of the coin itself, without the economy. */
const OWN_FEATURES: readonly string[] = ['close', 'volume'];

/** Own indicators stand beside the economy: in the sequence of every model, and among the macro inputs of MacroFusion. */
export function wantedInputs({ model, macro = true, covariates = [] }: RunSpec): WantedInputs {
  const shipped = macro ? DEFAULT_FEATURES : DEFAULT_FEATURES.filter((id) => OWN_FEATURES.includes(id));
  return {
    sequence: [...shipped, ...covariates],
    macro: model === 'fusion' ? [...MACRO_INPUTS.map(({ feature }) => feature), ...covariates] : [],
  };
}

/**
 * The rows of a panel that a run may look at: up to its last day, and no further than the coin's own prices reach,
 * since the next days are forecast from the last of them. Views on the same memory.
 * @throws RangeError when the panel has no close of the coin
 */
export function runPanel({ coin, lastDay }: Pick<RunSpec, 'coin' | 'lastDay'>, panel: Frame): Frame {
  const after = panel.days.findIndex((day) => day > lastDay);
  const until = after === -1 ? panel.days.length : after;
  const priced = coinClose(panel, coin).subarray(0, until).findLastIndex(Number.isFinite);
  return sliceFrame(panel, 0, priced === -1 ? until : priced + 1);
}
