import type {
  CorrelationMatrix,
  CorrelationTimeline,
  DataEngine,
  DatabaseInfo,
  MatrixRequest,
  PanelRequest,
  QueryResult,
  TableFile,
  TimelineRequest,
} from '../../src/contracts/data-engine';
import type { AnalysisAnswer, AnalysisQuestion } from '../../src/contracts/analysis';
import type { InferenceAnswer, InferenceProgress, InferenceQuestion } from '../../src/contracts/inference';
import { failure, success, type Outcome } from '../../src/contracts/outcome';
import type { VariantsAnswer, VariantsRequest } from '../../src/contracts/shock';
import { isOwnId, type View } from '../../src/domain/catalogue/ids';
import type { Frame, Observations } from '../../src/domain/frame';
import type { OwnSeries } from '../../src/domain/own/series';
import { Analysis } from './analysis/answer';
import { correlationMatrix, correlationTimeline } from './correlate';
import { openDatabase, type Database, type StartDuckDb } from './database';
import { guarded, words } from './failures';
import { InferenceDesk } from './inference/desk';
import { loadTables } from './load';
import { readObservations } from './observations';
import { OwnSeriesShelf } from './own/own-series';
import { buildPanel, type Panel } from './panels';
import { PanelCache } from './panel-cache';
import { runQuery } from './query';
import { createComputedSeries } from './series';
import { shockedObservations, withReplacements } from './shocks';
import { shockVariants } from './variants';

interface Opened {
  readonly database: Database;
  readonly info: DatabaseInfo;
  readonly panels: PanelCache;
  readonly analysis: Analysis;
  readonly own: OwnSeriesShelf;
}

/** The data engine over DuckDB. How DuckDB is started is the caller's: a nested worker in browsers, a thread in Node. */
export class DuckDataEngine implements DataEngine {
  #opening: Promise<Outcome<Opened>> | null = null;
  readonly #inference = new InferenceDesk();

  constructor(private readonly start: StartDuckDb) {}

  async open(files: readonly TableFile[]): Promise<Outcome<DatabaseInfo>> {
    this.#opening ??= openAndLoad(this.start, files);
    const opening = this.#opening;
    const opened = await opening;
    if (opened.ok) return success(opened.value.info);
    // The next call tries again, unless one has already begun.
    if (this.#opening === opening) this.#opening = null;
    return opened;
  }

  panel(request: PanelRequest): Promise<Outcome<Frame>> {
    return this.#withOpened(async (opened) => {
      const panel = await panelOf(opened, request);
      return panel.ok ? success(panel.value.frame) : panel;
    });
  }

  variants(request: VariantsRequest): Promise<Outcome<VariantsAnswer>> {
    return this.#withOpened(async (opened) => {
      const panel = await panelOf(opened, { view: request.view });
      if (!panel.ok) return panel;
      return success(
        await shockVariants(
          { connection: opened.database.connection, own: opened.own },
          panel.value.frame,
          request,
        ),
      );
    });
  }

  matrix(request: MatrixRequest): Promise<Outcome<CorrelationMatrix>> {
    return this.#withOpened(async (opened) => {
      const panel = await panelOf(opened, { view: request.view });
      return panel.ok ? correlationMatrix(panel.value, request) : panel;
    });
  }

  timeline(request: TimelineRequest): Promise<Outcome<CorrelationTimeline>> {
    return this.#withOpened(async (opened) => {
      const panel = await panelOf(opened, { view: request.view });
      return panel.ok ? correlationTimeline(panel.value, request) : panel;
    });
  }

  analyse(question: AnalysisQuestion): Promise<Outcome<AnalysisAnswer>> {
    return this.#withOpened(({ analysis }) => analysis.answer(question));
  }

  infer(
    jobId: string,
    question: InferenceQuestion,
    onProgress: (progress: InferenceProgress) => void,
  ): Promise<Outcome<InferenceAnswer>> {
    return this.#withOpened((opened) => {
      const { connection } = opened.database;
      const source = { connection, panel: (view: View) => panelOf(opened, { view }) };
      return this.#inference.answer(jobId, { question, source, onProgress });
    });
  }

  cancelInference(jobId: string): Promise<void> {
    this.#inference.cancel(jobId);
    return Promise.resolve();
  }

  setOwn(series: readonly OwnSeries[]): Promise<Outcome<null>> {
    return this.#withOpened(({ database, own }) => own.set(database.connection, series));
  }

  query(sql: string, maxRows: number): Promise<Outcome<QueryResult>> {
    return this.#withOpened(async ({ database, own }) => {
      await own.written();
      return runQuery(database.connection, sql, maxRows);
    });
  }

  async close(): Promise<void> {
    const opened = await this.#opening;
    this.#opening = null;
    if (opened?.ok) await opened.value.database.close();
  }

  async #withOpened<T>(work: (opened: Opened) => Promise<Outcome<T>>): Promise<Outcome<T>> {
    const opened = await this.#opening;
    if (!opened) {
      return failure('database-failed', 'The database is not open.', 'Call open with the table files first.');
    }
    return opened.ok ? guarded(() => work(opened.value)) : opened;
  }
}

async function openAndLoad(start: StartDuckDb, files: readonly TableFile[]): Promise<Outcome<Opened>> {
  let database: Database | null = null;
  try {
    database = await openDatabase(start);
    const tables = await loadTables(database, files);
    if (!tables.ok) {
      await database.close();
      return tables;
    }
    await createComputedSeries(database.connection);
    await database.lock();
    const info = { version: database.version, tables: tables.value };
    const panels = new PanelCache();
    const own = new OwnSeriesShelf();
    const analysis = analysisOver(database, panels, own);
    return success({ database, info, panels, analysis, own });
  } catch (error) {
    await database?.close();
    const hint =
      'Try again. The database is a download of some 8 MB: check the network if this is the first visit.';
    return failure('database-failed', `The database did not start: ${words(error)}`, hint);
  }
}

function analysisOver({ connection }: Database, panels: PanelCache, own: OwnSeriesShelf): Analysis {
  return new Analysis({
    panel: async () => {
      const shipped = await panels.get('known', () => buildPanel(connection, 'known'));
      return own.join(shipped, 'known').frame;
    },
    ownIndicators: () => own.indicators(),
    cpi: () => readObservations(connection, 'cpi'),
  });
}

async function panelOf(opened: Opened, request: PanelRequest): Promise<Outcome<Panel>> {
  const { view, shocks = [] } = request;
  if (!VIEWS.includes(view)) {
    return failure('bad-input', `There is no view "${String(view)}".`, `Choose among: ${VIEWS.join(', ')}.`);
  }
  const { database, panels, own } = opened;
  const { connection } = database;
  const plain = await panels.get(view, () => buildPanel(connection, view));
  if (shocks.length === 0) return success(own.join(plain, view));
  const source = { connection, own: own.observations() };
  const observations = await shockedObservations(source, shocks, plain.frame.days);
  if (!observations.ok) return observations;
  const build = (): Promise<Panel> =>
    withReplacements(connection, shippedOf(observations.value), (tables) =>
      buildPanel(connection, view, tables),
    );
  // Own series may change between two questions, and are laid on days in no time: they are no part of what is kept.
  const shipped = shocks.filter(({ indicator }) => !isOwnId(indicator));
  const panel = shipped.length === 0 ? plain : await panels.get(JSON.stringify({ view, shipped }), build);
  return success(own.joinShocked(panel, view, observations.value));
}

function shippedOf(changed: ReadonlyMap<string, Observations>): Map<string, Observations> {
  return new Map([...changed].filter(([id]) => !isOwnId(id)));
}

const VIEWS: readonly View[] = ['observed', 'known'];
