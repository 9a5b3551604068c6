// Runs the one frozen specification (scripts/specs/frozen.json) on the days it was developed on, or on the days it is
// judged on, and prints or writes what comes, whatever it is:
//   node scripts/run.mjs scripts/frozen.ts develop|judge [OUT.json]
import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import {
  coinRows,
  dayFromIso,
  leakAlarm,
  pooledStumps,
  runBacktest,
  walkForwardPlan,
  type CoinRows,
  type Fold,
  type ForecasterReport,
  type Frame,
} from '../src/domain/index';
import type { CoinId } from '../src/domain/catalogue/ids';
import { knownPanel, readManifest } from './experiment/known-panel';

const DATA = 'public/data';
const SPEC = 'scripts/specs/frozen.json';

interface Days {
  readonly firstDay: string;
  readonly lastDay: string;
}

interface FrozenSpec {
  readonly name: string;
  readonly forecaster: { rounds: number; rate: number; cuts: number; minShare: number; damping: number };
  readonly pooled: readonly CoinId[];
  readonly horizon: number;
  readonly plan: {
    folds: number;
    refitEvery: number;
    mode: 'expanding';
    validationShare: number;
    calibrationShare: number;
  };
  readonly developed: Days;
  readonly judged: Days;
  readonly specsTried: number;
}

/** @throws Error that says how to call it */
export async function main([period, out]: readonly string[]): Promise<void> {
  if (period !== 'develop' && period !== 'judge') {
    throw new Error('Usage: node scripts/run.mjs scripts/frozen.ts develop|judge [OUT.json]');
  }
  const text = readFileSync(SPEC, 'utf8');
  const spec = JSON.parse(text) as FrozenSpec;
  const manifest = readManifest(DATA);
  const panel = await knownPanel(DATA, manifest);
  const coins = [];
  for (const coin of spec.pooled) coins.push(await judgedCoin(panel, coin, { spec, period }));
  const result = {
    label: 'Stored run of the frozen specification',
    period,
    days: period === 'develop' ? spec.developed : spec.judged,
    name: spec.name,
    specFile: SPEC,
    specSha256: createHash('sha256').update(text).digest('hex'),
    specsTried: spec.specsTried,
    data: manifest.hash,
    command: `node scripts/run.mjs scripts/frozen.ts ${period}`,
    coins,
  };
  const json = `${JSON.stringify(result, null, 1)}\n`;
  if (out) writeFileSync(out, json);
  else console.log(json);
}

async function judgedCoin(
  panel: Frame,
  coin: CoinId,
  { spec, period }: { spec: FrozenSpec; period: 'develop' | 'judge' },
): Promise<object> {
  const rows = coinRows(panel, coin, {
    lastDay: dayFromIso((period === 'develop' ? spec.developed : spec.judged).lastDay),
  });
  const { horizon } = spec;
  const { report } = await runBacktest(planOf(rows, spec, period), [pooledStumps(spec.forecaster)], {
    data: rows.data,
    horizon,
  });
  const [one] = report.forecasters;
  return { coin, rows: report.rows, ...figures(one!), alarms: leakAlarm(report).length };
}

/** In development five folds of six blocks; in judgement five folds over the judged days, training on all before. */
function planOf({ days }: CoinRows, spec: FrozenSpec, period: 'develop' | 'judge'): readonly Fold[] {
  const { horizon, plan } = spec;
  if (period === 'develop') return walkForwardPlan(days.length, { ...plan, horizon });
  const test = days.filter((day) => day >= dayFromIso(spec.judged.firstDay)).length;
  return walkForwardPlan(days.length, { ...plan, horizon, testShare: test / days.length });
}

/** What is published: rounded, since the last digits say nothing. */
function figures({ shrunk, folds }: ForecasterReport): object {
  const { average, perHorizon } = shrunk;
  return {
    skillLog: rounded(average.skillLog),
    error: rounded(average.errors.skillLog),
    pValueLog: rounded(average.pValueLog),
    skill: rounded(average.skill),
    pValue: rounded(average.pValue),
    mape: rounded(average.mape),
    direction: rounded(average.direction),
    alwaysUp: rounded(average.alwaysUp),
    perHorizon: perHorizon.map(({ horizon, skillLog, pValueLog }) => ({
      horizon,
      skillLog: rounded(skillLog),
      pValueLog: rounded(pValueLog),
    })),
    perFold: folds.map(({ skillLog }) => rounded(skillLog)),
  };
}

function rounded(value: number): number {
  return Number(value.toFixed(4));
}
