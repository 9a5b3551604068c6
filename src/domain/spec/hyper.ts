import type { ModelKind } from './spec';

/** Sizes that a model's architecture can be given. */
export type HyperKey = 'units' | 'layers' | 'filters' | 'hidden' | 'width' | 'heads' | 'inner';

/** A run's own choice of sizes; those left out have their default. */
export type Hyper = Readonly<Partial<Record<HyperKey, number>>>;

/** A size: what it is, its default (that of the benchmark), and what it may be: from `min` to `max` in steps. */
export interface HyperField {
  readonly label: string;
  readonly initial: number;
  readonly min: number;
  readonly max: number;
  readonly step: number;
}

type Bounds = readonly [initial: number, min: number, max: number, step?: number];

function field(label: string, [initial, min, max, step = 1]: Bounds): HyperField {
  return { label, initial, min, max, step };
}

/** The width is a multiple of 8 and the number of heads 1, 2, 4 or 8, so that every head gets as many channels. */
const attention = (heads: number, layers: number, inner: number): Partial<Record<HyperKey, HyperField>> => ({
  width: field('Width', [64, 8, 256, 8]),
  heads: field('Attention heads', [heads, 1, 8]),
  layers: field('Encoder layers', [layers, 1, 6]),
  inner: field('Feed-forward units', [inner, 8, 512, 8]),
});

/** The sizes of every model, in the order in which they are shown. */
export const HYPER_FIELDS: Readonly<Record<ModelKind, Readonly<Partial<Record<HyperKey, HyperField>>>>> = {
  lstm: { units: field('Units a layer', [100, 4, 256]), layers: field('LSTM layers', [2, 1, 4]) },
  bilstm: { units: field('Units a direction', [50, 4, 256]) },
  encdec: { units: field('Units', [100, 4, 256]) },
  cnn: { filters: field('Filters', [64, 4, 256]), hidden: field('Dense units', [20, 4, 256]) },
  convlstm: {
    filters: field('Filters', [64, 4, 256]),
    units: field('LSTM units', [20, 4, 256]),
    hidden: field('Dense units', [20, 4, 256]),
  },
  transformer: attention(4, 3, 64),
  mlp: { units: field('Units a day', [20, 4, 256]), hidden: field('Dense units', [20, 4, 256]) },
  fusion: attention(8, 2, 128),
};

/** The sizes of a model by their names, in order. */
export function hyperFields(model: ModelKind): readonly (readonly [HyperKey, HyperField])[] {
  return Object.entries(HYPER_FIELDS[model]) as [HyperKey, HyperField][];
}

/** Every size of a model: the choice where there is one, else the default. */
export function fullHyper(model: ModelKind, choice: Hyper = {}): Readonly<Record<HyperKey, number>> {
  const sizes: Partial<Record<HyperKey, number>> = {};
  for (const [key, { initial }] of hyperFields(model)) sizes[key] = choice[key] ?? initial;
  // A model asks only for the sizes in its own table.
  return sizes as Record<HyperKey, number>;
}

/** The choices that differ from the defaults, in the table's order; undefined where none does. */
export function ownHyper(model: ModelKind, choice: Hyper = {}): Hyper | undefined {
  const own = hyperFields(model).flatMap(([key, { initial }]) =>
    choice[key] === undefined || choice[key] === initial ? [] : [[key, choice[key]] as const],
  );
  return own.length > 0 ? Object.freeze(Object.fromEntries(own)) : undefined;
}

/** What is wrong with a choice of sizes: each problem names the size, the reason and the cure. */
export function hyperProblems(model: ModelKind, choice: unknown): string[] {
  if (typeof choice !== 'object' || choice === null || Array.isArray(choice))
    return ['"hyper" must be an object of sizes, such as { "units": 64 }. Correct it, or leave it out.'];
  const table = HYPER_FIELDS[model];
  return Object.entries(choice).flatMap(([key, value]) => {
    const known = Object.hasOwn(table, key) ? table[key as HyperKey] : undefined;
    if (!known) {
      const names = Object.keys(table).join(', ');
      return [`"hyper.${key}" is not a size of the model ${model}, which has ${names}. Remove it.`];
    }
    return fits(known, key, value)
      ? []
      : [`"hyper.${key}" is ${JSON.stringify(value)}; it must be ${allowedSizes(known, key)}.`];
  });
}

function fits({ min, max, step }: HyperField, key: string, value: unknown): boolean {
  if (typeof value !== 'number' || !Number.isInteger(value)) return false;
  if (key === 'heads' && !HEAD_COUNTS.includes(value)) return false;
  return value >= min && value <= max && value % step === 0;
}

/** The allowed size nearest to a number. */
export function nearestSize({ min, max, step }: HyperField, key: HyperKey, value: number): number {
  if (key === 'heads')
    return HEAD_COUNTS.reduce((a, b) => (Math.abs(b - value) < Math.abs(a - value) ? b : a));
  return Math.min(max, Math.max(min, Math.round(value / step) * step));
}

/** Numbers of attention heads: those that divide every allowed width. */
export const HEAD_COUNTS: readonly number[] = [1, 2, 4, 8];

function allowedSizes({ min, max, step }: HyperField, key: string): string {
  if (key === 'heads') return `one of ${HEAD_COUNTS.join(', ')}`;
  return `a ${step === 1 ? 'whole number' : `multiple of ${step}`} between ${min} and ${max}`;
}
