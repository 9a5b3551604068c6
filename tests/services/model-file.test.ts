import { describe, expect, it } from 'vitest';
import type { TrainingResult } from '../../src/contracts/training-engine';
import { dayFromIso } from '../../src/domain/calendar';
import { specHash } from '../../src/domain/spec/hash';
import { decodeModel, encodeModel } from '../../src/services/model-file';
import { exampleModel, exampleReport, exampleSpec } from '../fixtures/lab';

const spec = exampleSpec({ firstDay: dayFromIso('2015-01-01'), lastDay: dayFromIso('2025-12-31') });
const scaler = { kind: 'standard', log: false, centre: 0, scale: 1, span: 1, offset: 0 } as const;

function example(): TrainingResult {
  const parameters = Float32Array.of(1.5, -2e-7, 3);
  const inputs = {
    features: ['close'],
    macroInputs: ['fed_rate'],
    scalers: [scaler],
    macroScalers: [scaler],
  };
  return {
    report: exampleReport({ spec, specHash: specHash(spec) }),
    model: { ...exampleModel(), ...inputs, spec, parameters },
  };
}

/** The file of a changed example. */
function fileOf(change: (result: TrainingResult) => unknown): Promise<Uint8Array<ArrayBuffer>> {
  return encodeModel(change(example()) as TrainingResult);
}

describe('a model file', () => {
  it('should bring back report and model as they were, figures that do not exist included', async () => {
    const back = await decodeModel(await encodeModel(example()));
    expect(back).toEqual({ ok: true, value: example() });
    expect(back.ok && back.value.report.naive.average.direction).toBeNaN();
  });

  it('should bring back the calibration of bands', async () => {
    const own = { ...spec, head: 'quantiles' } as const;
    const { report, model } = example();
    const bandShifts = Array.from({ length: own.horizon }, () => [0.25, -0.125]);
    const result = {
      report: { ...report, spec: own, specHash: specHash(own) },
      model: { ...model, spec: own, bandShifts },
    };
    expect(await decodeModel(await encodeModel(result))).toEqual({ ok: true, value: result });
  });

  it('should refuse a file in which any one byte has changed', async () => {
    const bytes = await encodeModel(example());
    for (let at = 0; at < bytes.length; at += 97) {
      const broken = bytes.slice();
      broken[at]! ^= 0x10;
      expect(await decodeModel(broken), `byte ${at}`).toMatchObject({ ok: false });
    }
  });

  it('should refuse a file that is cut short, wherever', async () => {
    const bytes = await encodeModel(example());
    for (const length of [0, 7, 20, 90, bytes.length - 4]) {
      expect(await decodeModel(bytes.slice(0, length))).toMatchObject({ ok: false });
    }
  });

  it('should say that a file is newer, or no model at all', async () => {
    const bytes = await encodeModel(example());
    bytes[8] = 2;
    expect(await decodeModel(bytes)).toMatchObject({
      ok: false,
      error: { message: expect.stringContaining('newer MacroTide') as string },
    });
    const other = new TextEncoder().encode('date,close\n2020-01-01,1\n');
    expect(await decodeModel(other)).toMatchObject({
      ok: false,
      error: { message: 'This is no model of MacroTide.' },
    });
  });

  it.each([
    [
      'a model kind of tomorrow',
      (r) => ({ ...r, model: { ...r.model, spec: { ...spec, model: 'oracle' } } }),
      /"oracle"/,
    ],
    ['an unknown feature', (r) => ({ ...r, model: { ...r.model, features: ['moon'] } }), /"moon"/],
    ['a missing scaler', (r) => ({ ...r, model: { ...r.model, scalers: [] } }), /one scaler a feature/],
    [
      'bands of a head that has none',
      (r) => ({
        ...r,
        model: { ...r.model, bandShifts: Array.from({ length: spec.horizon }, () => [0, 0]) },
      }),
      /calibration of its bands/,
    ],
    [
      'a parameter that is no number',
      (r) => ({ ...r, model: { ...r.model, parameters: Float32Array.of(NaN) } }),
      /not a number/,
    ],
    [
      'a report of another run',
      (r) => ({ ...r, report: { ...r.report, spec: { ...spec, seed: 1 } } }),
      /another run/,
    ],
    [
      'forecasts that are not there',
      (r) => ({ ...r, report: { ...r.report, test: { ...r.report.test, actual: [] } } }),
      /not all there/,
    ],
    ['no report', (r) => ({ ...r, report: undefined }), /no report/],
  ] as [string, (r: TrainingResult) => unknown, RegExp][])('should refuse %s', async (_, change, words) => {
    const outcome = await decodeModel(await fileOf(change));
    expect(outcome.ok ? '' : outcome.error.message).toMatch(words);
  });
});
