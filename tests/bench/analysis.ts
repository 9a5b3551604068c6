import { allPairs, buildFeatures, dynamicWeights, rollingPearson, rollingSpearman } from '../../src/domain';
import { COIN_IDS, INDICATOR_IDS } from '../../src/domain/catalogue/ids';
import { column, type Frame } from '../../src/domain/frame';
import { coldFeatures } from './cold';
import { shippedKnownPanel } from './panel';
import { plainPearson, plainRolling, plainSpearman } from './plain';
import { medianMs, medianTime, timed, type WorkTime } from './timing';

export interface AnalysisResult {
  readonly name: string;
  readonly rows: number;
  readonly ms: number;
  /** Processor time of the thread, where it was taken. */
  readonly cpuMs?: number;
}

const WINDOW = 90;

/** Features and rolling correlations on the shipped tables, each correlation beside its plain-loop definition. */
export async function analysis(): Promise<AnalysisResult[]> {
  const panel = await shippedKnownPanel();
  const rows = panel.days.length;
  const [coin, vix] = [column(panel, 'btc_close'), column(panel, 'vix')];
  const works: Record<string, () => unknown> = {
    'all pairs, all windows': () => everyPair(panel),
    [`rollingPearson ${WINDOW}`]: () => rollingPearson(coin, vix, WINDOW),
    [`rollingPearson ${WINDOW}, plain loops`]: () => plainRolling([coin, vix], WINDOW, plainPearson),
    [`rollingSpearman ${WINDOW}`]: () => rollingSpearman(coin, vix, WINDOW),
    [`rollingSpearman ${WINDOW}, plain loops`]: () => plainRolling([coin, vix], WINDOW, plainSpearman),
  };
  const cold = 'buildFeatures btc, cold: first call of a process';
  const results: AnalysisResult[] = [
    { name: cold, rows, ...(await coldFeatures()) },
    { name: 'buildFeatures btc, warm', rows, ...warmFeatures(panel) },
  ];
  for (const [name, work] of Object.entries(works)) results.push({ name, rows, ms: await medianMs(work) });
  results.push({ name: 'all pairs, all windows, plain loops', rows, ms: everyPairPlainlyMs(panel) });
  return results;
}

const WARM_UPS = 5;
const WARM_RUNS = 15;

/** Called again and again, as a page does that goes from coin to coin. */
function warmFeatures(panel: Frame): WorkTime {
  const build = (): unknown => buildFeatures(panel, 'btc');
  for (let i = 0; i < WARM_UPS; i++) build();
  return medianTime(Array.from({ length: WARM_RUNS }, () => timed(build)));
}

const WINDOWS = [30, 90, 180, 365];

function pairsOf(panel: Frame): {
  readonly ids: readonly string[];
  readonly coins: Float64Array[];
  readonly indicators: Float64Array[];
} {
  const ids = [...INDICATOR_IDS, 'news_svc', 'news_transformer', 'fear_greed'];
  return {
    ids,
    coins: COIN_IDS.map((coin) => column(panel, `${coin}_close`)),
    indicators: ids.map((id) => column(panel, id)),
  };
}

/** Four coins with 13 series by both measures over four windows, and the weights of the four coins. */
function everyPair(panel: Frame): unknown {
  const { ids, coins, indicators } = pairsOf(panel);
  const pairs = allPairs(coins, indicators, WINDOWS);
  const ranked = pairs[WINDOWS.indexOf(90)]!.spearman;
  const weights = COIN_IDS.map((coin, row) =>
    dynamicWeights(panel, coin, { correlations: (id) => ranked[row]![ids.indexOf(id)]! }),
  );
  return [pairs, weights];
}

/** The same as loops over windows, which take minutes: one pair is timed, once, and counted for each. */
function everyPairPlainlyMs(panel: Frame): number {
  const { coins, indicators } = pairsOf(panel);
  const pair = [column(panel, 'btc_close'), column(panel, 'vix')] as const;
  const start = performance.now();
  for (const window of WINDOWS) {
    plainRolling(pair, window, plainPearson);
    plainRolling(pair, window, plainSpearman);
  }
  return (performance.now() - start) * coins.length * indicators.length;
}
