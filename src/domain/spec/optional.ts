import { OPTIONAL_SPEC_FIELDS, OPTIONAL_SPEC_KEYS, type OptionalSpecKey } from './fields';
import { ownHyper } from './hyper';
import { ownParts } from './own';
import type { RunSpec } from './spec';

/**
 * The optional fields of a specification that say something else than their default, in canonical order. What has no
 * effect is not said: only a quantile head has bands to calibrate, only MacroFusion weighs its macro inputs.
 */
export function optionalParts(spec: RunSpec): Partial<RunSpec> {
  const said = OPTIONAL_SPEC_KEYS.filter(
    (key) =>
      hasEffect(spec, key) &&
      (spec[key] ?? OPTIONAL_SPEC_FIELDS[key].initial) !== OPTIONAL_SPEC_FIELDS[key].initial,
  );
  const hyper = spec.hyper && ownHyper(spec.model, spec.hyper);
  return {
    ...Object.fromEntries(said.map((key) => [key, spec[key]])),
    ...(hyper && { hyper }),
    ...ownParts(spec),
  };
}

function hasEffect(spec: RunSpec, key: OptionalSpecKey): boolean {
  const weighs = spec.model === 'fusion' && spec.macro !== false;
  if (key === 'calibrationShare') return spec.head === 'quantiles';
  if (key === 'weights') return weighs;
  return key !== 'boosts' || (weighs && spec.weights !== false);
}
