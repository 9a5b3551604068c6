import { OPTIONAL_SPEC_FIELDS, OPTIONAL_SPEC_KEYS } from './fields';
import { ownHyper } from './hyper';
import type { RunSpec } from './spec';

/** The optional fields of a specification that say something else than their default, in canonical order. */
export function optionalParts(spec: RunSpec): Pick<RunSpec, 'head' | 'l2' | 'hyper'> {
  const said = OPTIONAL_SPEC_KEYS.filter(
    (key) => (spec[key] ?? OPTIONAL_SPEC_FIELDS[key].initial) !== OPTIONAL_SPEC_FIELDS[key].initial,
  );
  const hyper = spec.hyper && ownHyper(spec.model, spec.hyper);
  return { ...Object.fromEntries(said.map((key) => [key, spec[key]])), ...(hyper && { hyper }) };
}
