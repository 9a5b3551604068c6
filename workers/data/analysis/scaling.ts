import type {
  ScaledSeries,
  ScaledSeriesRequest,
  ScalingRow,
  ScalingTable,
  ValueRange,
} from '../../../src/contracts/analysis';
import { addNoise, noiseRandom } from '../../../src/domain/features/noise';
import { column } from '../../../src/domain/frame';
import { magnitudeBalance } from '../../../src/domain/scaling/balance';
import { fitScalers } from '../../../src/domain/scaling/fit-scalers';
import type { ScalingPreset } from '../../../src/domain/scaling/presets';
import type { Scaler } from '../../../src/domain/scaling/scaler';
import type { RowRange } from '../../../src/domain/windows';
import { runDays, type CoinRun } from './runs';

/** Every feature before and after scaling, the scalers fitted on the training rows of the default run. */
export function scalingTable(run: CoinRun, preset: ScalingPreset): ScalingTable {
  const { features, rows } = run;
  const ids = Object.keys(features.columns);
  const fittable = ids.filter((id) => part(column(features, id), rows.fitted).some(Number.isFinite));
  const scalers = fitScalers(features, fittable, { rows: rows.fitted, preset });
  return {
    coin: run.coin,
    preset,
    rows: fittable.map((id) => scalingRow(run, id, scalers[id]!)),
    unfitted: ids.filter((id) => !fittable.includes(id)),
    run: runDays(run),
  };
}

function scalingRow({ features, rows }: CoinRun, id: string, scaler: Scaler): ScalingRow {
  const values = column(features, id);
  const raw = part(values, rows.fitted);
  const [balance] = magnitudeBalance(
    { [id]: scaler.transform(raw) },
    raw.map((_, row) => row),
  );
  const { min, max, deviation, balanced } = balance!;
  return {
    id,
    params: scaler.params,
    raw: rangeOf(raw),
    scaled: { min, max },
    test: rangeOf(scaler.transform(part(values, rows.test))),
    deviation,
    balanced,
  };
}

/** Last training days on which the noise is shown, and how many epochs of it. */
const NOISE_DAYS = 60;
const NOISE_EPOCHS = 3;

/** One feature before and after scaling, and the noise that training adds to it. */
export function scaledSeries(run: CoinRun, request: ScaledSeriesRequest): ScaledSeries {
  const { features, rows } = run;
  const { feature, preset } = request;
  const raw = column(features, feature);
  const scaler = fitScalers(features, [feature], { rows: rows.fitted, preset })[feature]!;
  const scaled = scaler.transform(raw);
  const training = part(scaled, rows.fitted);
  const [balance] = magnitudeBalance(
    { [feature]: training },
    training.map((_, row) => row),
  );
  const shown = { from: Math.max(rows.fitted.from, rows.fitted.to - NOISE_DAYS), to: rows.fitted.to };
  const plain = part(scaled, shown);
  return {
    feature,
    days: features.days,
    raw,
    scaled,
    params: scaler.params,
    noise: {
      days: features.days.slice(shown.from, shown.to),
      plain,
      epochs: Array.from({ length: NOISE_EPOCHS }, (_, epoch) =>
        noisy(plain, epoch, { ...request, deviation: balance!.deviation }),
      ),
      deviation: balance!.deviation,
    },
  };
}

/** Drawn as in training, from the seed and the epoch; there the draws go by batches, here by days. */
function noisy(
  plain: Float64Array,
  epoch: number,
  { deviation, noise, seed }: { readonly deviation: number; readonly noise: number; readonly seed: number },
): Float64Array {
  const random = noiseRandom(seed, epoch);
  return Float64Array.from(
    addNoise(Float32Array.from(plain), { deviations: [deviation], share: noise, random }),
  );
}

function part(values: Float64Array, { from, to }: RowRange): Float64Array {
  return values.slice(from, to);
}

function rangeOf(values: Float64Array): ValueRange {
  const present = values.filter(Number.isFinite);
  if (present.length === 0) return { min: NaN, max: NaN };
  return {
    min: present.reduce((low, value) => Math.min(low, value)),
    max: present.reduce((high, value) => Math.max(high, value)),
  };
}
