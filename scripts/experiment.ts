// Runs specifications in Node through the engine of the training worker. Fields that a file leaves out are those of the
// default run. In JSON a metric that is not defined (NaN, such as the direction of the naive forecast) is null.
//   npm run experiment -- SPEC.json [--quiet]                        one run; prints its report
//   npm run experiment -- SPEC.json --walk-forward [--seeds 1,2,3] [--folds 5] [--refit 0]
//                                                                    the folds of the plan; prints the report of all
//   npm run experiment -- --grid GRID.jsonl [--shard 2/4] [--out FILE.jsonl] [--tag NAME]
//                                                                    a run a line; a record a line, which the app imports
import { readFileSync } from 'node:fs';
import type { WalkForwardEvent } from '../src/contracts/evaluation';
import type { Outcome } from '../src/contracts/outcome';
import type { RunEvent } from '../src/contracts/run';
import { POINT_PLAN } from '../src/domain/backtest/plan-choice';
import { dayFromIso } from '../src/domain/calendar';
import type { Frame } from '../src/domain/frame';
import { defaultSpec, type SpecData } from '../src/domain/spec/defaults';
import { specHash } from '../src/domain/spec/hash';
import { parseSpec } from '../src/domain/spec/parse';
import type { RunSpec } from '../src/domain/spec/spec';
import { TrainingWorker } from '../workers/training/engine';
import { readArguments, type Arguments } from './experiment/arguments';
import { appendRecord, finishedIn, readGrid, recordOf, shardOf } from './experiment/grid';
import { knownPanel, readManifest } from './experiment/known-panel';
import { nodeBackends } from './experiment/node-backends';

const DATA = 'public/data';

/** @throws Error that says what to change: no file, unreadable JSON, a bad field, or a run that failed */
export async function main(args: readonly string[]): Promise<void> {
  const options = readArguments(args);
  const manifest = readManifest(DATA);
  const data = { data: manifest.hash, lastDay: dayFromIso(manifest.lastDay) };
  // What is wrong with the files is said before the tables are read.
  const specs = options.grid
    ? readGrid(readText(options.grid), defaultSpec(data))
    : [readSpec(options.file!, data)];
  const panel = await knownPanel(DATA, manifest);
  const engine = new TrainingWorker({ backends: nodeBackends, now: () => performance.now() });
  if (options.grid) await runGrid(specs, { options, engine, panel });
  else if (options.walkForward) await walk(specs[0]!, { options, engine, panel });
  else await runOne(specs[0]!, { options, engine, panel });
}

interface World {
  readonly options: Arguments;
  readonly engine: TrainingWorker;
  readonly panel: Frame;
}

async function runOne(spec: RunSpec, { options, engine, panel }: World): Promise<void> {
  const job = { runId: 'experiment', spec, panel };
  const { report } = valueOf(await engine.run(job, options.quiet ? silent : tell));
  console.log(JSON.stringify(report, null, 1));
}

async function walk(spec: RunSpec, { options, engine, panel }: World): Promise<void> {
  const { folds, refit, seeds } = options;
  const plan = { ...POINT_PLAN, folds, refitEvery: refit };
  const told = (event: WalkForwardEvent): void => {
    if (event.kind === 'fold') console.error(`fold ${event.done} of ${event.steps} (seed ${event.seed})`);
  };
  const job = { runId: 'experiment', spec, panel, plan, seeds: seeds.length > 0 ? seeds : [spec.seed] };
  console.log(JSON.stringify(valueOf(await engine.walkForward(job, options.quiet ? silent : told)), null, 1));
}

/** Those of the shard that the file does not have yet; one that fails is named, and the others go on. */
async function runGrid(specs: readonly RunSpec[], { options, engine, panel }: World): Promise<void> {
  const { shard, out, tags, quiet } = options;
  const done = finishedIn(out);
  const mine = shardOf(specs, shard);
  const left = mine.filter((spec) => !done.has(specHash(spec)));
  console.error(
    `${specs.length} runs, ${mine.length} in shard ${shard.index}/${shard.count}, ${left.length} to do.`,
  );
  const failed: string[] = [];
  for (const [i, spec] of left.entries()) {
    const name = `${i + 1}/${left.length} ${spec.coin} ${spec.model} seed ${spec.seed}`;
    const outcome = await engine.run({ runId: specHash(spec), spec, panel }, silent);
    if (!outcome.ok) failed.push(`${name}: ${outcome.error.message}`);
    else appendRecord(out, recordOf(outcome.value.report, { createdAt: Date.now(), tags }));
    if (!quiet) console.error(`${outcome.ok ? 'done' : 'failed'} ${name}`);
  }
  if (failed.length > 0) throw new Error(`${failed.length} runs failed.\n${failed.join('\n')}`);
}

function valueOf<T>(outcome: Outcome<T>): T {
  if (outcome.ok) return outcome.value;
  throw new Error(`${outcome.error.message} ${outcome.error.hint}`);
}

/** A whole spec from a file that may hold only what differs from the default run. */
export function readSpec(file: string, data: SpecData): RunSpec {
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
    throw unreadable(file, error);
  }
}

function readText(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    throw unreadable(file, error);
  }
}

function unreadable(file: string, error: unknown): Error {
  const why = error instanceof Error ? error.message : String(error);
  return new Error(`${file} cannot be read: ${why} Give the path of a JSON file.`, { cause: error });
}

function silent(): void {
  // Standard output is the result alone.
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
