import * as Comlink from 'comlink';
import type { DataEngine } from '../../src/contracts/data-engine';
import { success } from '../../src/contracts/outcome';
import type { Frame } from '../../src/domain/frame';

/** The engine as it is exposed: its arrays are moved to the page, not copied by the message. */
export function withTransfers(engine: DataEngine): DataEngine {
  return {
    open: (files) => engine.open(files),
    panel: async (request) => {
      const outcome = await engine.panel(request);
      return outcome.ok ? transferredFrame(outcome.value) : outcome;
    },
    variants: async (request) => {
      const outcome = await engine.variants(request);
      // All arrays of this answer are its own.
      return outcome.ok ? Comlink.transfer(outcome, buffersOf(outcome.value)) : outcome;
    },
    matrix: (request) => engine.matrix(request),
    timeline: async (request) => {
      const outcome = await engine.timeline(request);
      if (!outcome.ok) return outcome;
      const days = outcome.value.days.slice();
      const values = outcome.value.values.slice();
      return Comlink.transfer(success({ days, values }), [days.buffer, values.buffer]);
    },
    // Some answers share arrays with what the engine keeps: these are copied by the message.
    analyse: (question) => engine.analyse(question),
    infer: async (jobId, question, onProgress) => {
      const outcome = await engine.infer(jobId, question, onProgress);
      // All arrays of these answers are their own; those of all pairs are some megabytes.
      return outcome.ok ? Comlink.transfer(outcome, buffersOf(outcome.value)) : outcome;
    },
    cancelInference: (jobId) => engine.cancelInference(jobId),
    setOwn: (series) => engine.setOwn(series),
    query: (sql, maxRows) => engine.query(sql, maxRows),
    close: () => engine.close(),
  };
}

/** A transferred buffer is gone here: the engine keeps its panel, the page gets a copy. */
function transferredFrame(frame: Frame): ReturnType<typeof success<Frame>> {
  const days = frame.days.slice();
  const columns = Object.fromEntries(
    Object.entries(frame.columns).map(([id, values]) => [id, values.slice()]),
  );
  const buffers = [days.buffer, ...Object.values(columns).map((values) => values.buffer)];
  return Comlink.transfer(success({ days, columns }), buffers);
}

/** The buffers of all typed arrays in a plain value. */
function buffersOf(value: unknown): ArrayBuffer[] {
  if (ArrayBuffer.isView(value)) return [value.buffer as ArrayBuffer];
  if (typeof value !== 'object' || value === null) return [];
  return Object.values(value).flatMap(buffersOf);
}
