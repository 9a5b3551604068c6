import { isoFromDay } from '../calendar';
import { isOwnId } from '../catalogue/ids';
import { OPTIONAL_SPEC_FIELDS, OPTIONAL_SPEC_KEYS, SPEC_FIELDS, SPEC_KEYS } from './fields';
import type { SpecField } from './fields';
import { hyperProblems } from './hyper';
import { optionalParts } from './optional';
import { ownProblems } from './own';
import type { RunSpec } from './spec';

/** Optional fields with rules of their own. */
const OTHER_KEYS = ['hyper', 'covariates', 'ownData'] satisfies (keyof RunSpec)[];

/** The version of the specification's form that this code reads. */
export const SPEC_VERSION = 1;

/** Fewest days a run can be made of: a year of training, and a validation and test that mean something. */
export const SHORTEST_RUN_DAYS = 400;

export type ParsedSpec =
  | { readonly ok: true; readonly spec: RunSpec }
  | { readonly ok: false; readonly problems: readonly string[] };

/**
 * Reads a run specification from anything: a file, a link, a database record.
 *
 * @param defaults fills fields that are absent; without it an absent field is a problem
 * @returns the frozen specification, or every problem found, each naming the field, the reason and the cure
 */
export function parseSpec(input: unknown, defaults?: RunSpec): ParsedSpec {
  if (!isRecord(input)) {
    return {
      ok: false,
      problems: [
        'This is not a run specification: an object with named fields is needed. Export one from a run.',
      ],
    };
  }
  const version = versionProblem(input['version'] ?? defaults?.version);
  if (version) return { ok: false, problems: [version] };
  const values: Record<string, unknown> = { version: SPEC_VERSION };
  for (const key of SPEC_KEYS) values[key] = input[key] ?? defaults?.[key];
  const problems = [
    ...unknownFields(input),
    ...SPEC_KEYS.flatMap((key) => fieldProblem(key, SPEC_FIELDS[key], values[key]) ?? []),
    ...optionalProblems(input, values['model']),
    ...ownProblems(input),
  ];
  const range =
    problems.length === 0
      ? rangeProblem(values['firstDay'] as number, values['lastDay'] as number)
      : undefined;
  if (range) problems.push(range);
  if (problems.length > 0) return { ok: false, problems };
  // Every field has been checked against the tables, whose keys are exactly those of RunSpec.
  const optional = optionalParts({ ...defaults, ...input, ...values } as RunSpec);
  return { ok: true, spec: Object.freeze({ ...values, ...optional } as unknown as RunSpec) };
}

/** Fields that may be absent; null stands for absence, as everywhere. */
function optionalProblems(input: Readonly<Record<string, unknown>>, model: unknown): string[] {
  const problems = OPTIONAL_SPEC_KEYS.flatMap((key) => {
    const value = input[key] ?? OPTIONAL_SPEC_FIELDS[key].initial;
    return fieldProblem(key, OPTIONAL_SPEC_FIELDS[key].field, value) ?? [];
  });
  const known = SPEC_FIELDS.model.kind === 'choice' && SPEC_FIELDS.model.choices.includes(String(model));
  if (!known) return problems;
  return [...problems, ...hyperProblems(model as RunSpec['model'], input['hyper'] ?? {})];
}

function isRecord(input: unknown): input is Readonly<Record<string, unknown>> {
  return typeof input === 'object' && input !== null && !Array.isArray(input);
}

function versionProblem(version: unknown): string | undefined {
  if (version === SPEC_VERSION) return undefined;
  if (typeof version === 'number' && version > SPEC_VERSION) {
    return `The specification has version ${version}; this MacroTide reads version ${SPEC_VERSION}. Reload the page to get the newest MacroTide, or make the run again here.`;
  }
  return `"version" is ${show(version)}; it must be ${SPEC_VERSION}. Export the specification again from a run.`;
}

function unknownFields(input: Readonly<Record<string, unknown>>): string[] {
  const known: readonly string[] = ['version', ...SPEC_KEYS, ...OPTIONAL_SPEC_KEYS, ...OTHER_KEYS];
  return Object.keys(input)
    .filter((key) => !known.includes(key))
    .map((key) => `"${key}" is not a field of a run specification. Remove it, or check its spelling.`);
}

function fieldProblem(key: string, field: SpecField, value: unknown): string | undefined {
  if (value === undefined || value === null) return `"${key}" is missing. Give ${allowed(field)}.`;
  return accepts(field, value) ? undefined : `"${key}" is ${show(value)}; it must be ${allowed(field)}.`;
}

function accepts(field: SpecField, value: unknown): boolean {
  switch (field.kind) {
    case 'boolean':
      return typeof value === 'boolean';
    case 'text':
      return typeof value === 'string' && value !== '';
    case 'choice':
      return typeof value === 'string' && field.choices.includes(value);
    case 'series':
      return typeof value === 'string' && (field.choices.includes(value) || isOwnId(value));
    default: {
      const whole = field.kind === 'number' || Number.isInteger(value);
      return typeof value === 'number' && whole && value >= field.min && value <= field.max;
    }
  }
}

function allowed(field: SpecField): string {
  switch (field.kind) {
    case 'boolean':
      return 'true or false';
    case 'text':
      return 'a text that is not empty';
    case 'choice':
      return `one of ${field.choices.join(', ')}`;
    case 'series':
      return `one of ${field.choices.join(', ')}, or the name of an own series such as own_coin`;
    case 'day':
      return `a whole number of days since 1970-01-01 between ${field.min} (${isoFromDay(field.min)}) and ${field.max} (${isoFromDay(field.max)})`;
    default:
      return `a ${field.kind === 'integer' ? 'whole number' : 'number'} between ${field.min} and ${field.max}`;
  }
}

function rangeProblem(firstDay: number, lastDay: number): string | undefined {
  if (lastDay - firstDay + 1 >= SHORTEST_RUN_DAYS) return undefined;
  return `The run goes from ${isoFromDay(firstDay)} to ${isoFromDay(lastDay)}; it needs at least ${SHORTEST_RUN_DAYS} days. Choose an earlier first day or a later last day.`;
}

function show(value: unknown): string {
  return typeof value === 'string' ? `"${value}"` : (JSON.stringify(value) ?? String(value));
}
