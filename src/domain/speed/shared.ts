import { MODEL_KINDS } from '../spec/fields';
import type { BackendId, ModelKind } from '../spec/spec';

/** Milliseconds a step of each model; null where it was not measured. */
export type ModelTimes = Readonly<Record<ModelKind, number | null>>;

export interface BackendSpeed {
  readonly backend: BackendId;
  readonly times: ModelTimes;
}

/** What a machine can do, as a link carries it. */
export interface MachineSpeed {
  /** Epoch day on which it was measured. */
  readonly day: number;
  /** Logical processors as the browser tells; 0 where it does not. */
  readonly cores: number;
  readonly backends: readonly BackendSpeed[];
}

/** Those that a link may name. */
const BACKENDS: readonly BackendId[] = ['wasm', 'webgpu', 'webgl', 'wasm-plain', 'webgpu-plain', 'cpu'];
const VERSION = '1';
const LAST_DAY = 47_481;
const MOST_CORES = 4096;
const MOST_MS = 1e6;

/** The longest text that is read. */
const MOST_SPEED_TEXT = 1000;

/** The models that this version of the text began with; links that were made before a later one came stay good. */
const FIRST_MODELS = 8;

/**
 * A machine's figures as a short text for links: `1~20440~8~wasm_3.1_4_..~cpu_..`, each backend with the models in the
 * order of `MODEL_KINDS`, three significant digits, `x` = not measured. Backends without any figure are left out. A text that ends
 * before the last model says nothing of those that are missing: they came later.
 */
export function formatSpeed({ day, cores, backends }: MachineSpeed): string {
  const parts = backends
    .filter(({ times }) => MODEL_KINDS.some((model) => times[model] !== null))
    .map(({ backend, times }) => [backend, ...MODEL_KINDS.map((model) => written(times[model]))].join('_'));
  return [VERSION, day, cores, ...parts].join('~');
}

/** Reads what `formatSpeed` wrote; null for any other text. */
export function parseSpeed(text: string): MachineSpeed | null {
  if (text.length > MOST_SPEED_TEXT) return null;
  const [version, day, cores, ...parts] = text.split('~');
  const [days, count] = [wholeUpTo(day, LAST_DAY), wholeUpTo(cores, MOST_CORES)];
  if (version !== VERSION || days === null || count === null || parts.length === 0) return null;
  const backends: BackendSpeed[] = [];
  for (const part of parts) {
    const speed = backendOf(part);
    if (!speed || backends.some(({ backend }) => backend === speed.backend)) return null;
    backends.push(speed);
  }
  return { day: days, cores: count, backends };
}

function backendOf(part: string): BackendSpeed | null {
  const [name, ...figures] = part.split('_');
  const backend = BACKENDS.find((id) => id === name);
  if (!backend || figures.length < FIRST_MODELS || figures.length > MODEL_KINDS.length) return null;
  const read = figures.map(millisecondsOf);
  if (read.includes(undefined) || read.every((ms) => ms === null)) return null;
  const times = Object.fromEntries(MODEL_KINDS.map((model, i) => [model, read[i] ?? null])) as ModelTimes;
  return { backend, times };
}

function written(ms: number | null): string {
  return ms === null ? 'x' : String(Number(ms.toPrecision(3)));
}

/** Null: not measured; undefined: no figure. */
function millisecondsOf(text: string): number | null | undefined {
  if (text === 'x') return null;
  const ms = /^\d{1,7}(\.\d{1,9})?$/.test(text) ? Number(text) : NaN;
  return ms > 0 && ms <= MOST_MS ? ms : undefined;
}

function wholeUpTo(text: string | undefined, most: number): number | null {
  const value = /^\d{1,5}$/.test(text ?? '') ? Number(text) : NaN;
  return value <= most ? value : null;
}
