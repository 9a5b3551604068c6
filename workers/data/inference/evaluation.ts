import type {
  BacktestAnswer,
  BacktestRequest,
  ClaimsRequest,
  DensitiesAnswer,
  DensitiesRequest,
  EvaluationKinds,
  FoldDone,
  Outlook,
  OutlookRequest,
} from '../../../src/contracts/evaluation';
import { coinRows, type CoinRows } from '../../../src/domain/backtest/coin-data';
import { runDensityBacktest } from '../../../src/domain/backtest/densities';
import { leakAlarm } from '../../../src/domain/backtest/leak-alarm';
import { outlook } from '../../../src/domain/backtest/outlook';
import { makePlan, planDays } from '../../../src/domain/backtest/plan-choice';
import { runBacktest } from '../../../src/domain/backtest/runner';
import { runVolatilityBacktest } from '../../../src/domain/backtest/volatility';
import { liveClaims } from '../../../src/domain/claims/all';
import type { Claim } from '../../../src/domain/claims/claim';
import type { ClaimInputs } from '../../../src/domain/claims/inputs';
import { COIN_IDS, isCoinId, isOwnId } from '../../../src/domain/catalogue/ids';
import { statisticalForecaster } from '../../../src/domain/forecast/catalogue';
import { conformal } from '../../../src/domain/forecast/conformal';
import { empiricalDensity, gaussianDensity } from '../../../src/domain/forecast/density';
import { har, varianceOfSpan, variancePersistence } from '../../../src/domain/forecast/har';
import { scaledDensity } from '../../../src/domain/forecast/scaled-density';
import type { Frame } from '../../../src/domain/frame';
import { QUANTILE_LEVELS } from '../../../src/domain/spec/head';
import type { Breath } from './breath';

/** A question about forecasts. */
export type EvaluationQuestion = {
  [K in keyof EvaluationKinds]: { readonly kind: K } & EvaluationKinds[K]['request'];
}[keyof EvaluationKinds];

type Tell = (part: FoldDone) => void;

/** Point forecasters of one coin, walked through the folds of a plan. */
export async function answerBacktest(
  panel: Frame,
  request: BacktestRequest,
  { breath, tell }: { breath: Breath; tell: Tell },
): Promise<BacktestAnswer> {
  const { horizon } = request;
  const rows = judgedCoin(panel, { ...request, covariates: request.forecasters.includes('ridge-macro') });
  const plan = makePlan(request.plan, rows.days.length, horizon);
  const forecasters = request.forecasters.map(statisticalForecaster);
  const steps = forecasters.length * plan.length;
  let done = 0;
  const walked = await runBacktest(plan, forecasters, {
    data: rows.data,
    horizon,
    onFit: () => breath(done / steps),
    onFold: (fold) => {
      tell(fold);
      return breath(++done / steps);
    },
  });
  const { origins, last, actual } = walked.rows;
  return {
    plan: planDays(request.plan, plan, { days: rows.days, horizon }),
    report: walked.report,
    alarms: leakAlarm(walked.report),
    originDays: origins.map((row) => rows.days[row]!),
    lastClose: last,
    actual,
    forecasts: walked.forecasts.map(({ id, shrunk }) => ({
      id,
      prices: shrunk.map((values) => values.map((value, i) => last[i]! * Math.exp(value))),
    })),
  };
}

/** The distribution that ships beside its yardsticks, and volatility, on the same folds. */
export async function answerDensities(
  panel: Frame,
  request: DensitiesRequest,
  { breath, tell }: { breath: Breath; tell: Tell },
): Promise<DensitiesAnswer> {
  const { horizon } = request;
  const rows = judgedCoin(panel, request);
  const plan = makePlan(request.plan, rows.days.length, horizon);
  const densities = [conformal(scaledDensity()), scaledDensity(), empiricalDensity, gaussianDensity];
  const variances = [har, variancePersistence, varianceOfSpan];
  const steps = (densities.length + variances.length) * plan.length;
  let done = 0;
  const watched = {
    onFit: () => breath(done / steps),
    onFold: (fold: FoldDone) => {
      tell(fold);
      return breath(++done / steps);
    },
  };
  const { reports } = await runDensityBacktest(plan, densities, {
    data: rows.data,
    horizon,
    levels: QUANTILE_LEVELS,
    ...watched,
  });
  // Volatility has nothing to choose and nothing to calibrate: all days before a test train it.
  const whole = { ...request.plan, validationShare: 0, calibrationShare: 0 };
  const volatility = await runVolatilityBacktest(makePlan(whole, rows.days.length, horizon), variances, {
    prices: rows.data,
    horizon,
    ...watched,
  });
  return {
    plan: planDays(request.plan, plan, { days: rows.days, horizon }),
    levels: [...QUANTILE_LEVELS],
    reports,
    volatility,
  };
}

/** The next days of a coin, and earlier forecasts of the same making. */
export function answerOutlook(
  panel: Frame,
  { coin, horizon, originDay, past = 24 }: OutlookRequest,
  { breath, tell }: { breath: Breath; tell: Tell },
): Promise<Outlook> {
  requireCoin(coin);
  let done = 0;
  return outlook(coin, coinRows(panel, coin), {
    horizon,
    past,
    ...(originDay !== undefined && { originDay }),
    onFit: () => {
      tell({ id: 'outlook', fold: done, folds: past });
      return breath(++done / (past + 1));
    },
  });
}

/** Rows of the claims page that the tables alone can answer, each told as soon as it is there. */
export function answerClaims(
  panels: ClaimInputs,
  { only }: ClaimsRequest,
  { breath, tell }: { breath: Breath; tell: (claim: Claim) => void },
): Promise<readonly Claim[]> {
  return liveClaims(panels, {
    ...(only && { only }),
    onClaim: (claim, share) => {
      tell(claim);
      return breath(share);
    },
  });
}

function judgedCoin(panel: Frame, request: DensitiesRequest & { readonly covariates?: boolean }): CoinRows {
  requireCoin(request.coin);
  return coinRows(panel, request.coin, request);
}

/**
 * Whether a coin of the reader's own is here, the panel says.
 *
 * @throws RangeError where a link names a coin that nobody has
 */
function requireCoin(coin: string): void {
  if (isCoinId(coin) || isOwnId(coin)) return;
  throw new RangeError(`There is no coin "${coin}". Choose among: ${COIN_IDS.join(', ')}.`);
}
