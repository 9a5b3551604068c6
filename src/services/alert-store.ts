import type { AlertRule } from '../domain/alerts/rule';

/** What is kept of alerts in this browser: the reader's rules, and what has been shown already. */
export interface KeptAlerts {
  readonly version: 1;
  readonly rules: readonly AlertRule[];
  /** Whether a new firing may be told by a notification of the system. */
  readonly notify: boolean;
  /** The newest firing that the reader has seen, epoch day, by rule. */
  readonly seen: Readonly<Record<string, number>>;
}

/** A file of rules. */
export interface AlertFile {
  readonly format: 'macrotide-alerts';
  readonly version: 1;
  readonly rules: readonly unknown[];
}

const KEY = 'macrotide.alerts';

/** What was kept; null where there is nothing, or nothing that can be read. */
export function keptAlerts(storage: Pick<Storage, 'getItem'> | null = browserStorage()): KeptAlerts | null {
  try {
    const found: unknown = JSON.parse(storage?.getItem(KEY) ?? 'null');
    return isKept(found) ? found : null;
  } catch {
    return null;
  }
}

/** @returns whether they are kept; a private window or a full disk may refuse */
export function keepAlerts(
  alerts: KeptAlerts,
  storage: Pick<Storage, 'setItem'> | null = browserStorage(),
): boolean {
  try {
    storage?.setItem(KEY, JSON.stringify(alerts));
    return storage !== null;
  } catch {
    return false;
  }
}

/**
 * The rules of a file, as far as it is one. What each says is judged by `alertProblems`.
 *
 * @throws RangeError naming what is wrong with the file
 */
export function parseAlertFile(text: string): readonly unknown[] {
  let file: unknown;
  try {
    file = JSON.parse(text);
  } catch {
    throw new RangeError('The file is not JSON. Choose a file that was saved on this page.');
  }
  const { format, version, rules } = (file ?? {}) as Partial<AlertFile>;
  if (format !== 'macrotide-alerts' || !Array.isArray(rules)) {
    throw new RangeError('The file holds no alerts. Choose a file that was saved on this page.');
  }
  if (version !== 1) {
    throw new RangeError(
      `The file is of version ${String(version)}; this page reads version 1. Reload the page.`,
    );
  }
  return rules as readonly unknown[];
}

export function alertFile(rules: readonly AlertRule[]): string {
  const file: AlertFile = { format: 'macrotide-alerts', version: 1, rules };
  return `${JSON.stringify(file, null, 2)}\n`;
}

function isKept(value: unknown): value is KeptAlerts {
  const { version, rules, seen } = (value ?? {}) as Partial<KeptAlerts>;
  return version === 1 && Array.isArray(rules) && typeof seen === 'object';
}

/** Reading the property itself throws where a page may keep nothing at all. */
function browserStorage(): Storage | null {
  try {
    return globalThis.localStorage;
  } catch {
    return null;
  }
}
