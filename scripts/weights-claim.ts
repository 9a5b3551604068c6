// Shows that the dynamic weights act: trains a run, then forecasts from the same parameters with the weights of each
// day, and with all of them equal. For the claims page:
//   node scripts/run.mjs scripts/weights-claim.ts public/results/weights-claim.json
import { writeFileSync } from 'node:fs';
import type { StoredClaims } from '../src/contracts/stored-claims';
import type { PathForecast, TrainedModel } from '../src/contracts/run';
import type { Claim } from '../src/domain/claims/claim';
import { dayFromIso, isoFromDay } from '../src/domain/calendar';
import type { Frame } from '../src/domain/frame';
import { defaultSpec } from '../src/domain/spec/defaults';
import { spreadOf } from '../src/domain/backtest/seeds';
import { TrainingWorker } from '../workers/training/engine';
import { knownPanel, readManifest } from './experiment/known-panel';
import { nodeBackends } from './experiment/node-backends';

const DATA = 'public/data';
const COMMAND = 'node scripts/run.mjs scripts/weights-claim.ts public/results/weights-claim.json';
/** Origins, the last known day first, and days from one to the next. */
const ORIGINS = 24;
const APART = 15;

/** @throws Error that says how to call it, or what went wrong */
export async function main([out]: readonly string[]): Promise<void> {
  if (!out) throw new Error(`Usage: ${COMMAND}`);
  const manifest = readManifest(DATA);
  const panel = await knownPanel(DATA, manifest);
  const spec = defaultSpec({ data: manifest.hash, lastDay: dayFromIso(manifest.lastDay) });
  const engine = new TrainingWorker({ backends: nodeBackends, now: () => performance.now() });
  const trained = await engine.run({ runId: 'weights', spec, panel }, () => undefined);
  if (!trained.ok) throw new Error(`${trained.error.message} ${trained.error.hint}`);
  const { model, report } = trained.value;
  const moves = await movesOf(engine, model, panel);
  const stored: StoredClaims = {
    label: `A stored run: MacroFusion on Bitcoin, seed ${spec.seed}, shrinkage ${report.shrinkage.toFixed(2)}`,
    command: COMMAND,
    data: manifest.hash,
    engine: spec.engine,
    claims: [weightsMove(moves)],
  };
  writeFileSync(out, `${JSON.stringify(stored, null, 1)}\n`);
}

/** By how much the forecast price of an origin moves when its weights are made equal. */
export interface Move {
  readonly day: number;
  /** Largest over the days ahead, percent of the forecast, without its sign. */
  readonly percent: number;
}

async function movesOf(engine: TrainingWorker, model: TrainedModel, panel: Frame): Promise<Move[]> {
  const equal = { ...model, spec: { ...model.spec, weights: false } };
  const moves: Move[] = [];
  for (let i = 0; i < ORIGINS; i++) {
    const originDay = model.spec.lastDay - i * APART;
    const paths: PathForecast[] = [];
    for (const one of [model, equal]) {
      const path = await engine.forecast({ model: one, panel, originDay });
      if (!path.ok) throw new Error(path.error.message);
      paths.push(path.value);
    }
    moves.push({ day: originDay, percent: moved(paths[0]!, paths[1]!) });
  }
  return moves;
}

/** Largest relative difference of two paths, percent. */
export function moved(a: Pick<PathForecast, 'forecast'>, b: Pick<PathForecast, 'forecast'>): number {
  return Math.max(...a.forecast.map((value, i) => 100 * Math.abs(b.forecast[i]! / value - 1)));
}

/** The row of the claims page that these moves make. */
export function weightsMove(moves: readonly Move[]): Claim {
  const { mean, least, most } = spreadOf(moves.map(({ percent }) => percent));
  const count = moves.filter(({ percent }) => percent > 0).length;
  const short = (value: number): number => Number(value.toPrecision(3));
  return {
    id: 'dynamic-weights',
    claim: 'Dynamic weights adapt the model to the regime.',
    original: { how: 'The weights were never used.', figures: [] },
    honest: {
      how: `One trained model, forecasts from ${moves.length} days up to ${isoFromDay(moves[0]!.day)}, once with the weights of the day and once with all weights equal; nothing else differs.`,
      figures: [
        {
          label: `Forecasts that move when the weights are made equal, of ${moves.length}`,
          value: count,
          unit: '',
        },
        { label: 'Largest move of a forecast price, mean', value: short(mean), unit: '%' },
        { label: 'Largest move of a forecast price, least', value: short(least), unit: '%' },
        { label: 'Largest move of a forecast price, most', value: short(most), unit: '%' },
      ],
    },
    finding: `With all weights equal, ${count} of ${moves.length} forecasts of the same model move, by ${mean.toFixed(2)} % on the mean.`,
    verdict: 'refuted',
    source: 'stored',
    command: COMMAND,
  };
}
