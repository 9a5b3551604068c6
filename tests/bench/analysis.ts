import { startNodeDuckDb } from '../../scripts/node-duckdb';
import { buildFeatures, rollingPearson, rollingSpearman } from '../../src/domain';
import { column, type Frame } from '../../src/domain/frame';
import { DuckDataEngine } from '../../workers/data/engine';
import { shippedFiles } from '../fixtures/tables';
import { plainPearson, plainRolling, plainSpearman } from './plain';
import { medianMs } from './timing';

export interface AnalysisResult {
  readonly name: string;
  readonly rows: number;
  readonly ms: number;
}

const WINDOW = 90;

/** Features and rolling correlations on the shipped tables, each correlation beside its plain-loop definition. */
export async function analysis(): Promise<AnalysisResult[]> {
  const panel = await knownPanel();
  const rows = panel.days.length;
  const [coin, vix] = [column(panel, 'btc_close'), column(panel, 'vix')];
  const works: Record<string, () => unknown> = {
    'buildFeatures btc': () => buildFeatures(panel, 'btc'),
    [`rollingPearson ${WINDOW}`]: () => rollingPearson(coin, vix, WINDOW),
    [`rollingPearson ${WINDOW}, plain loops`]: () => plainRolling([coin, vix], WINDOW, plainPearson),
    [`rollingSpearman ${WINDOW}`]: () => rollingSpearman(coin, vix, WINDOW),
    [`rollingSpearman ${WINDOW}, plain loops`]: () => plainRolling([coin, vix], WINDOW, plainSpearman),
  };
  const results: AnalysisResult[] = [];
  for (const [name, work] of Object.entries(works)) results.push({ name, rows, ms: await medianMs(work) });
  return results;
}

async function knownPanel(): Promise<Frame> {
  const engine = new DuckDataEngine(startNodeDuckDb);
  try {
    const opened = await engine.open(shippedFiles());
    if (!opened.ok) throw new Error(opened.error.message);
    const panel = await engine.panel({ view: 'known' });
    if (!panel.ok) throw new Error(panel.error.message);
    return panel.value;
  } finally {
    await engine.close();
  }
}
