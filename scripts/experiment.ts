// Runs a RunSpec in Node through the engine of the training worker and prints its RunReport as JSON:
//   npm run experiment -- scripts/specs/example.json
// Fields that the file leaves out are those of the default run. In JSON a metric that is not defined (NaN, such as
// the direction of the naive forecast) is null.
import { readFileSync } from 'node:fs';
import type { RunEvent } from '../src/contracts/run';
import { dayFromIso } from '../src/domain/calendar';
import { defaultSpec } from '../src/domain/spec/defaults';
import { parseSpec } from '../src/domain/spec/parse';
import type { RunSpec } from '../src/domain/spec/spec';
import { TrainingWorker } from '../workers/training/engine';
import { knownPanel, readManifest } from './experiment/known-panel';
import { nodeBackends } from './experiment/node-backends';

const DATA = 'public/data';

/** @throws Error that says what to change: no file, unreadable JSON, a bad field, or a run that failed */
export async function main(args: readonly string[]): Promise<void> {
  const quiet = args.includes('--quiet');
  const [file, ...rest] = args.filter((arg) => arg !== '--quiet');
  if (!file || rest.length > 0) throw new Error('Usage: npm run experiment -- SPEC.json [--quiet]');
  const manifest = readManifest(DATA);
  const spec = readSpec(file, { data: manifest.hash, lastDay: dayFromIso(manifest.lastDay) });
  const panel = await knownPanel(DATA, manifest);
  const engine = new TrainingWorker({ backends: nodeBackends, now: () => performance.now() });
  const outcome = await engine.run({ runId: 'experiment', spec, panel }, quiet ? () => undefined : tell);
  if (!outcome.ok) throw new Error(`${outcome.error.message} ${outcome.error.hint}`);
  console.log(JSON.stringify(outcome.value.report, null, 1));
}

/** A whole spec from a file that may hold only what differs from the default run. */
export function readSpec(file: string, data: { data: string; lastDay: number }): RunSpec {
  const parsed = parseSpec(readJson(file), defaultSpec(data));
  if (!parsed.ok) throw new Error(`${file} is not a run specification.\n${parsed.problems.join('\n')}`);
  if (parsed.spec.data === data.data) return parsed.spec;
  throw new Error(
    `${file} was made for other data (${parsed.spec.data.slice(0, 12)}…); these are ${data.data.slice(0, 12)}…. Leave "data" out to run it on these.`,
  );
}

function readJson(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    throw new Error(
      `${file} cannot be read: ${error instanceof Error ? error.message : String(error)} Give the path of a JSON file.`,
      { cause: error },
    );
  }
}

/** Progress goes to standard error, so that standard output is the report alone. */
function tell(event: RunEvent): void {
  if (event.kind === 'log') console.error(event.message);
  if (event.kind !== 'epoch') return;
  const { epoch, trainLoss, validationLoss, examplesPerSecond } = event.record;
  const speed = Math.round(examplesPerSecond);
  console.error(
    `epoch ${epoch}: train ${trainLoss.toFixed(5)}, validation ${validationLoss.toFixed(5)}${event.best ? ' *' : ''}, ${speed} examples/s`,
  );
}
