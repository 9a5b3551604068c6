import type {
  AskedModel,
  ModelResponses,
  ResponsesProgress,
  ResponsesRequest,
  ShockedColumns,
  ShockedPath,
} from '../../src/contracts/shock';
import type { BackendId, PathForecast, TrainedModel } from '../../src/contracts/run';
import { findFeature } from '../../src/domain/features/catalogue';
import { refreshFeatures, traceFeatures, type TracedFeatures } from '../../src/domain/features/refresh';
import type { Frame } from '../../src/domain/frame';
import {
  leavingTrainingRange,
  trainingRanges,
  type FeatureRange,
} from '../../src/domain/shock/training-range';
import type { TargetId } from '../../src/domain/catalogue/ids';
import { createBreathing } from './breathing';
import { requireSizes } from './check-model';
import { trainingError } from './failures';
import { originForecast, panelUntil } from './forecast-path';
import { scaledInputs } from './inputs';

/** Milliseconds between two messages of progress: ten a second. */
const NEWS_MS = 100;

interface ResponsesWorld {
  /** Milliseconds from any moment. */
  readonly now: () => number;
  readonly onProgress: (progress: ResponsesProgress) => void;
}

/** One question to some models about some scenarios; it can be given up between two forecasts. */
export class Responses {
  #cancelled = false;
  #done = 0;
  #told = -Infinity;

  constructor(
    private readonly request: ResponsesRequest,
    private readonly world: ResponsesWorld,
  ) {}

  cancel(): void {
    this.#cancelled = true;
  }

  /** @param activate makes a backend the one in use, or throws */
  async answer(activate: (backend: BackendId) => Promise<unknown>): Promise<ModelResponses[]> {
    const breathing = createBreathing();
    const breathe = async (): Promise<void> => {
      await breathing.pause();
      if (this.#cancelled) throw trainingError('cancelled', 'The question was given up.', 'Ask it again.');
    };
    try {
      const answers: ModelResponses[] = [];
      for (const asked of this.request.models) {
        await breathe();
        requireSizes(asked.model);
        await activate(this.request.backend ?? asked.model.backend);
        answers.push(await modelResponses(asked, this.request, { breathe, onDone: () => this.#progress() }));
      }
      return answers;
    } finally {
      breathing.close();
    }
  }

  #progress(): void {
    const { models, variants } = this.request;
    const of = models.length * (variants.length + 1);
    this.#done++;
    const time = this.world.now();
    if (time - this.#told < NEWS_MS && this.#done < of) return;
    this.#told = time;
    this.world.onProgress({ done: this.#done, of });
  }
}

interface ResponseWatch {
  /** Called after each forecast, the one without a shock included. */
  readonly onDone: () => void;
  /** Lets messages in; throws where the question was given up. */
  readonly breathe: () => Promise<void>;
}

/**
 * What one model says from a day, without and with each scenario. The whole pipeline runs for each: only features
 * that no changed series reaches are taken over, which leaves every figure bit-identical to computing all of them.
 */
async function modelResponses(
  { model, train }: AskedModel,
  { panel: whole, variants, originDay }: Pick<ResponsesRequest, 'panel' | 'variants' | 'originDay'>,
  { onDone, breathe }: ResponseWatch,
): Promise<ModelResponses> {
  const { panel, row } = panelUntil(whole, originDay);
  const { coin, window } = model.spec;
  const features = [...new Set([...model.features, ...model.macroInputs])].map(findFeature);
  const traced = traceFeatures(panel, coin, features);
  const base = await pathsOf(model, { panel, row, known: traced });
  onDone();
  const ranges = trainedRanges(traced.frame, model, { panel, train });
  const seen = Int32Array.from({ length: window }, (_, i) => row - window + 1 + i);
  const exits = leavingTrainingRange(traced.frame, ranges, seen);
  const before = new Map(exits.map(({ feature, beyond }) => [feature, beyond]));
  const shocked: ModelResponses['shocked'][number][] = [];
  for (const columns of variants) {
    await breathe();
    const changed = withColumns(panel, columns);
    const known = refreshFeatures(
      traced,
      { panel: changed, changed: new Set(Object.keys(columns)) },
      { coin, features },
    );
    const paths = await pathsOf(model, { panel: changed, row, known });
    // What was out of range without the shock is not the shock's doing.
    const exits = leavingTrainingRange(known.frame, ranges, seen).filter(
      ({ feature, beyond }) => beyond > (before.get(feature) ?? 0),
    );
    shocked.push({ ...paths, exits });
    onDone();
  }
  return { base, shocked };
}

interface AskedOrigin {
  readonly panel: Frame;
  readonly row: number;
  readonly known: Pick<TracedFeatures, 'frame' | 'correlations'>;
}

async function pathsOf(model: TrainedModel, { panel, row, known }: AskedOrigin): Promise<ShockedPath> {
  const coin: TargetId = model.spec.coin;
  const columns = scaledInputs(panel, coin, { ...model, known });
  const said: (shrinkage?: number) => PathForecast = await originForecast(model, { panel, row, columns });
  return { path: said(), unshrunk: said(1) };
}

/** The panel, up to its last row, with some columns in place of its own. */
function withColumns(panel: Frame, columns: ShockedColumns['columns']): Frame {
  const cut = Object.entries(columns).map(([id, values]) => [id, values.subarray(0, panel.days.length)]);
  return { days: panel.days, columns: { ...panel.columns, ...(Object.fromEntries(cut) as typeof columns) } };
}

function trainedRanges(
  features: Frame,
  model: TrainedModel,
  { panel, train }: { panel: Frame; train: AskedModel['train'] },
): FeatureRange[] {
  const rows = Int32Array.from(panel.days.keys()).filter(
    (row) => panel.days[row]! >= train.firstDay && panel.days[row]! <= train.lastDay,
  );
  return trainingRanges(features, [...new Set([...model.features, ...model.macroInputs])], rows);
}
