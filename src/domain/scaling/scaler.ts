export type ScalerKind = 'standard' | 'minmax' | 'robust';

/**
 * A fitted scaler as data: transformed = (f(x) - centre) / scale * span + offset, where f is the natural
 * logarithm when `log` is set. Serialisable: a trained model carries its own.
 */
export interface ScalerParams {
  readonly kind: ScalerKind;
  readonly log: boolean;
  readonly centre: number;
  readonly scale: number;
  readonly span: number;
  readonly offset: number;
}
