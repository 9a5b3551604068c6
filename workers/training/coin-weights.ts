import { dynamicWeights, type DynamicWeights } from '../../src/domain/features/dynamic-weights';
import type { TargetId } from '../../src/domain/catalogue/ids';
import type { Frame } from '../../src/domain/frame';

const KNOWN = new WeakMap<Frame, Map<TargetId, DynamicWeights>>();

/** The dynamic weights of a coin on a panel, which a run asks for several times; nothing of either is ever changed. */
export function coinWeights(panel: Frame, coin: TargetId): DynamicWeights {
  const known = KNOWN.get(panel) ?? new Map<TargetId, DynamicWeights>();
  KNOWN.set(panel, known);
  const weights = known.get(coin) ?? dynamicWeights(panel, coin);
  known.set(coin, weights);
  return weights;
}
