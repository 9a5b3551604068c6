// Measures forecasters, distributions and volatility on the bundled tables, walk-forward, and prints the figures:
//   node scripts/run.mjs scripts/measure-baselines.ts [--until 2021-07-06] [--coins btc,eth] [--holdout]
//     [--only points|densities|volatility] [--folds 5] [--test-share 0.5] [--refit 30]
// Without the last three the plans are those that ship (domain/backtest/plan-choice).
import { COIN_IDS, type CoinId } from '../src/domain/catalogue/ids';
import {
  arima,
  autoregression,
  coinRows,
  conformal,
  dayFromIso,
  drift,
  empiricalDensity,
  ensemble,
  gaussianDensity,
  har,
  isoFromDay,
  leakAlarm,
  pooledStumps,
  ridge,
  runBacktest,
  runDensityBacktest,
  runVolatilityBacktest,
  scaledDensity,
  seasonalNaive,
  varianceOfSpan,
  variancePersistence,
  DENSITY_PLAN,
  makePlan,
  POINT_PLAN,
  VOLATILITY_PLAN,
  type Fold,
  type ForecastData,
  type WalkForwardChoice,
} from '../src/domain/index';
import { QUANTILE_LEVELS } from '../src/domain/spec/head';
import { knownPanel, readManifest } from './experiment/known-panel';

const DATA = 'public/data';
const HORIZON = 5;

export async function main(args: readonly string[]): Promise<void> {
  const option = (name: string, fallback: string): string => {
    const at = args.indexOf(`--${name}`);
    return at < 0 ? fallback : (args[at + 1] ?? fallback);
  };
  const until = dayFromIso(option('until', '2021-07-06'));
  const given = (['folds', 'test-share', 'refit'] as const).flatMap((name) =>
    args.includes(`--${name}`) ? [[FIELD[name], Number(option(name, '0'))] as const] : [],
  );
  const only = option('only', '');
  const panel = await knownPanel(DATA, readManifest(DATA));
  for (const coin of option('coins', COIN_IDS.join(',')).split(',') as CoinId[]) {
    const { data } = coinRows(panel, coin, { lastDay: until, covariates: true });
    const plan = (choice: WalkForwardChoice): readonly Fold[] =>
      args.includes('--holdout')
        ? makePlan({ ...choice, kind: 'holdout' }, data.closes.length, HORIZON)
        : makePlan({ ...choice, ...Object.fromEntries(given) }, data.closes.length, HORIZON);
    console.log(
      `\n${coin}: ${data.closes.length} rows, ${data.covariates?.length ?? 0} covariates, to ${isoFromDay(until)}`,
    );
    if (only === '' || only === 'volatility') await showVolatility(plan(VOLATILITY_PLAN), data);
    if (only === '' || only === 'densities') await showDensities(plan(DENSITY_PLAN), data);
    if (only === '' || only === 'points') await showPoints(plan(POINT_PLAN), data);
  }
}

const FIELD = { folds: 'folds', 'test-share': 'testShare', refit: 'refitEvery' } as const;

async function showVolatility(plan: readonly Fold[], prices: ForecastData): Promise<void> {
  const [report] = await runVolatilityBacktest(plan, [har, variancePersistence, varianceOfSpan], {
    prices,
    horizon: HORIZON,
  });
  for (const { against, horizon, skill, error, perFold, worstFold } of report!.skills) {
    if (horizon !== 1 && horizon !== HORIZON) continue;
    console.log(
      `  HAR against ${against}, h ${horizon}: ${skill.toFixed(1)} % ± ${error.toFixed(1)}, worst fold ${perFold[worstFold]!.toFixed(1)}`,
    );
  }
}

async function showDensities(plan: readonly Fold[], data: ForecastData): Promise<void> {
  const densities = [
    gaussianDensity,
    empiricalDensity,
    scaledDensity(),
    conformal(scaledDensity()),
    conformal(empiricalDensity),
  ];
  const { reports } = await runDensityBacktest(plan, densities, {
    data,
    horizon: HORIZON,
    levels: QUANTILE_LEVELS,
  });
  for (const { id, bands, pinball, crps, crossings, pinballSkill } of reports) {
    console.log(
      `  ${id.padEnd(22)} pinball ${pinball.toFixed(6)} crps ${crps.toFixed(5)} crossings ${crossings}`,
    );
    for (const { nominal, coverage, error, perFold, worstFold } of bands) {
      console.log(
        `    ${nominal.toFixed(0)} %: ${coverage.toFixed(2)} ± ${error.toFixed(2)}, worst fold ${perFold[worstFold]!.toFixed(1)}`,
      );
    }
    for (const { against, skill, error, perFold, worstFold } of pinballSkill) {
      if (against === 'gaussian' || against === 'empirical') {
        console.log(
          `    pinball against ${against}: ${skill.toFixed(2)} % ± ${error.toFixed(2)}, worst fold ${perFold[worstFold]!.toFixed(2)}`,
        );
      }
    }
  }
}

async function showPoints(plan: readonly Fold[], data: ForecastData): Promise<void> {
  const members = [autoregression(), ridge({ covariates: false }), pooledStumps()];
  const forecasters = [
    drift,
    seasonalNaive(),
    autoregression(),
    arima(),
    ridge({ covariates: false }),
    ridge(),
    pooledStumps(),
    ensemble(members),
    ensemble(members, { combine: 'median' }),
  ];
  const { report } = await runBacktest(plan, forecasters, { data, horizon: HORIZON });
  for (const { id, shrunk, unshrunk, folds, worstFold } of report.forecasters) {
    const { skill, skillLog, mape, pValue, pValueLog, direction, alwaysUp, errors } = shrunk.average;
    console.log(
      `  ${id.padEnd(16)} skill ${skill.toFixed(2)} p ${pValue.toFixed(2)} MAPE ${mape.toFixed(3)} | log ${skillLog.toFixed(2)} ± ${errors.skillLog.toFixed(2)} p ${pValueLog.toFixed(2)} | unshrunk log ${unshrunk.average.skillLog.toFixed(2)} | dir ${direction.toFixed(1)} up ${alwaysUp.toFixed(1)} | shrink ${folds.map(({ shrinkage }) => shrinkage.toFixed(2)).join(' ')} | worst ${(folds[worstFold]?.skillLog ?? NaN).toFixed(2)}`,
    );
  }
  for (const { id, horizon, rule, measured } of leakAlarm(report))
    console.log(`  ALARM ${id} h ${horizon} ${rule} ${measured}`);
}
