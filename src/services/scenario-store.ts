import { choiceText, parseChoice } from '../domain/shock/choice';

/** A scenario that the reader gave a name. Its text is that of `choiceText`. */
export interface SavedScenario {
  readonly name: string;
  readonly text: string;
  /** Days before the forecast on which it begins. */
  readonly lead: number;
}

const KEY = 'macrotide.scenarios';
/** More names than this are a list nobody reads. */
export const MOST_SCENARIOS = 50;

/** What was saved, without what can no longer be read. */
export function savedScenarios(storage: Pick<Storage, 'getItem'> | null = browserStorage()): SavedScenario[] {
  try {
    const found: unknown = JSON.parse(storage?.getItem(KEY) ?? '[]');
    return Array.isArray(found) ? found.filter(isScenario) : [];
  } catch {
    return [];
  }
}

/** @returns whether they are kept; a private window or a full disk may refuse */
export function saveScenarios(
  scenarios: readonly SavedScenario[],
  storage: Pick<Storage, 'setItem'> | null = browserStorage(),
): boolean {
  try {
    storage?.setItem(KEY, JSON.stringify(scenarios.slice(0, MOST_SCENARIOS)));
    return storage !== null;
  } catch {
    return false;
  }
}

function isScenario(value: unknown): value is SavedScenario {
  const { name, text, lead } = (value ?? {}) as Partial<SavedScenario>;
  if (typeof name !== 'string' || name === '' || typeof text !== 'string') return false;
  try {
    // Read and written again: what is not a scenario any more is left out.
    return choiceText(parseChoice(text)) !== '' && Number.isInteger(lead);
  } catch {
    return false;
  }
}

/** Reading the property itself throws where a page may keep nothing at all. */
function browserStorage(): Storage | null {
  try {
    return globalThis.localStorage;
  } catch {
    return null;
  }
}
