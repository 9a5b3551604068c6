import { failure, success, type Outcome } from '../../src/contracts/outcome';
import { isOwnId } from '../../src/domain/catalogue/ids';
import { yearOnYear } from '../../src/domain/derived';
import type { Observations } from '../../src/domain/frame';
import { applyShock } from '../../src/domain/shock/apply';
import type { ShockScenario } from '../../src/domain/shock/scenario';
import { validateShock } from '../../src/domain/shock/validate';
import { readObservations, writeObservations, type Connection } from './observations';
import type { Replacements } from './panels';
import { identifier } from './tables';

type ObservationsById = ReadonlyMap<string, Observations>;

/** Where observations come from: the shipped from the database, the reader's own indicators as they are given. */
export interface ShockSource {
  readonly connection: Connection;
  readonly own: Readonly<Record<string, Observations>>;
}

/**
 * The observations as they would have been under the scenarios, in the order given. Inflation follows from the
 * changed CPI; `cpi_sa`, a series for viewing only, stays as it was. `days` are those of the panel.
 */
export async function shockedObservations(
  { connection, own }: ShockSource,
  scenarios: readonly ShockScenario[],
  days: Int32Array,
): Promise<Outcome<ObservationsById>> {
  const wrong = scenarios.flatMap((scenario) => validateShock(scenario, rangeOf(days)))[0];
  if (wrong) return refused(wrong);
  const read: Record<string, Observations> = {};
  for (const { indicator } of scenarios) {
    const series = isOwnId(indicator) ? own[indicator] : await readObservations(connection, indicator);
    if (!series) return refused(`The series ${indicator} is not on this machine.`);
    read[indicator] = series;
  }
  return shockObservations(read, scenarios, days);
}

/** As `shockedObservations`, from observations that are at hand; those that are not changed are left out. */
export function shockObservations(
  observations: Readonly<Record<string, Observations>>,
  scenarios: readonly ShockScenario[],
  days: Int32Array,
): Outcome<ObservationsById> {
  const shocked = new Map<string, Observations>();
  for (const scenario of scenarios) {
    const before = shocked.get(scenario.indicator) ?? observations[scenario.indicator];
    const [problem] = validateShock(scenario, {
      ...rangeOf(days),
      ...(before ? { observations: before } : {}),
    });
    if (problem) return refused(problem);
    if (before) shocked.set(scenario.indicator, applyShock(before, scenario));
  }
  const cpi = shocked.get('cpi');
  if (cpi) shocked.set('cpi_yoy', yearOnYear(cpi));
  return success(shocked);
}

function rangeOf(days: Int32Array): { firstDay: number; lastDay: number } {
  return { firstDay: days[0] ?? 0, lastDay: days[days.length - 1] ?? -1 };
}

function refused(problem: string): Outcome<never> {
  return failure('bad-input', problem, 'Change the shock and run it again.');
}

/** Runs `work` with tables of these observations in place of the shipped ones; they exist for this work alone. */
export async function withReplacements<T>(
  connection: Connection,
  observations: ObservationsById,
  work: (replacements: Replacements) => Promise<T>,
): Promise<T> {
  const replacements: Record<string, string> = {};
  try {
    for (const [id, series] of observations) {
      const name = freshName(id);
      replacements[id] = name;
      await writeObservations(connection, { name, temporary: true }, series);
    }
    return await work(replacements);
  } finally {
    for (const name of Object.values(replacements)) {
      await connection.query(`DROP TABLE IF EXISTS ${identifier(name)}`);
    }
  }
}

let names = 0;

/** Requests may overlap: no two may share a table. */
function freshName(id: string): string {
  names += 1;
  return `shocked_${id}_${names}`;
}
