import { BASE_INDICATOR_IDS, isOwnId, type BaseIndicatorId } from '../catalogue/ids';
import type { Observations } from '../frame';
import { presetShocks, shockPreset } from './presets';
import { replayOf, replayShocks } from './replay';
import type { ShockScenario } from './scenario';

/** One part of a free mix; when it begins is the choice's. */
export type MixPart = Omit<ShockScenario, 'startDay' | 'shape' | 'path'> & {
  readonly shape: Exclude<ShockScenario['shape'], 'path'>;
};

/** What a reader chose: a named scenario of a size, a stretch of history, or a mix of their own. */
export type ScenarioChoice =
  | { readonly kind: 'preset'; readonly id: string; readonly size: number }
  | { readonly kind: 'replay'; readonly id: string }
  | { readonly kind: 'mix'; readonly parts: readonly MixPart[] };

/** More parts than indicators make no scenario clearer. */
export const MOST_PARTS = 12;

const SHAPES = ['step', 'ramp', 'pulse'] as const;

/**
 * A choice as short text, for links and saved scenarios: `preset:rates:200`, `replay:march-2020`,
 * `mix:fed_rate,add,2,step,30;vix,add,30,pulse,30`.
 */
export function choiceText(choice: ScenarioChoice): string {
  switch (choice.kind) {
    case 'preset':
      return `preset:${choice.id}:${choice.size}`;
    case 'replay':
      return `replay:${choice.id}`;
    case 'mix':
      return `mix:${choice.parts.map(partText).join(';')}`;
  }
}

function partText({ indicator, kind, size, shape, lengthDays }: MixPart): string {
  return [indicator, kind, size, shape, lengthDays].join(',');
}

/**
 * The choice that a text describes. Sizes are judged by `validateShock`, when the day is known.
 *
 * @throws RangeError naming what cannot be read and what can be written there
 */
export function parseChoice(text: string): ScenarioChoice {
  const [kind, rest = ''] = cut(text, ':');
  if (kind === 'replay') return { kind, id: replayOf(rest).id };
  if (kind === 'preset') {
    const [id, size = ''] = cut(rest, ':');
    const preset = shockPreset(id);
    const { min, max, unit } = preset;
    const value = size === '' ? preset.usual : number(size);
    if (!(value >= min && value <= max)) {
      throw new RangeError(`${preset.label} of ${size} is out of range. Choose ${min} to ${max} ${unit}.`);
    }
    return { kind, id: preset.id, size: value };
  }
  if (kind === 'mix') return { kind, parts: parseParts(rest) };
  throw new RangeError(`"${text}" is no scenario. It begins with preset:, replay: or mix:.`);
}

function parseParts(text: string): MixPart[] {
  const parts = text.split(';').filter((part) => part !== '');
  if (parts.length === 0 || parts.length > MOST_PARTS) {
    throw new RangeError(`A mix has ${parts.length} parts. Give 1 to ${MOST_PARTS}.`);
  }
  return parts.map((part) => {
    const [indicator = '', kind = '', size = '', shape = '', length = ''] = part.split(',');
    return {
      indicator: isOwnId(indicator) ? indicator : oneOf('indicator', indicator, BASE_INDICATOR_IDS),
      kind: oneOf('kind', kind, ['add', 'scale'] as const),
      size: number(size),
      shape: oneOf('shape', shape, SHAPES),
      lengthDays: number(length),
    };
  });
}

function oneOf<T extends string>(what: string, value: string, allowed: readonly T[]): T {
  const found = allowed.find((each) => each === value);
  if (found !== undefined) return found;
  throw new RangeError(`The ${what} "${value}" of a shock is unknown. Choose ${allowed.join(', ')}.`);
}

function number(text: string): number {
  const value = Number(text);
  if (text.trim() !== '' && Number.isFinite(value)) return value;
  throw new RangeError(`"${text}" is not a number.`);
}

function cut(text: string, at: string): [string, string | undefined] {
  const index = text.indexOf(at);
  return index < 0 ? [text, undefined] : [text.slice(0, index), text.slice(index + at.length)];
}

/** The shocks of a choice that begin on a day; a replay needs the observations it repeats. */
export function choiceShocks(
  choice: ScenarioChoice,
  startDay: number,
  observations: Readonly<Partial<Record<BaseIndicatorId, Observations>>> = {},
): ShockScenario[] {
  switch (choice.kind) {
    case 'preset':
      return presetShocks(shockPreset(choice.id), choice.size, startDay);
    case 'replay':
      return replayShocks(replayOf(choice.id), observations, startDay);
    case 'mix':
      return choice.parts.map((part) => ({ ...part, startDay }));
  }
}
