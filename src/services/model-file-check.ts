import type { RunReport, TrainedModel } from '../contracts/run';
import { findFeature } from '../domain/features/catalogue';
import { specHash } from '../domain/spec/hash';
import { QUANTILE_LEVELS } from '../domain/spec/head';
import { parseSpec } from '../domain/spec/parse';
import { isRecord, reportProblem as partsProblem } from './report-check';

/** What a file claims to hold; nothing in it is believed before it has been looked at. */
interface Claimed {
  readonly report: unknown;
  readonly model: unknown;
}

/** Why a result from a file cannot be shown or asked, or null. */
export function resultProblem({ report, model }: Claimed): string | null {
  if (!isRecord(report) || !isRecord(model)) return 'it has no report or no model';
  const spec = parseSpec(model['spec']);
  if (!spec.ok) return `its specification is not valid here (${spec.problems[0] ?? ''})`;
  const trained = model as unknown as TrainedModel;
  const told = report as unknown as RunReport;
  try {
    return modelProblem(trained) ?? reportProblem(told, trained);
  } catch {
    // A list that is none, a part without its parts.
    return 'its report or its model has another form';
  }
}

function modelProblem(model: TrainedModel): string | null {
  const lists = [model.features, model.macroInputs, model.scalers, model.macroScalers];
  if (model.version !== 1 || !lists.every(Array.isArray)) return 'its model has another form';
  if (model.features.length !== model.scalers.length) return 'it has not one scaler a feature';
  if (model.macroInputs.length !== model.macroScalers.length) return 'it has not one scaler a macro input';
  const unknown = [...model.features, ...model.macroInputs].find((id) => !isFeature(id));
  if (unknown !== undefined) return `it uses "${unknown}", which is no feature here`;
  const scalers = [...model.scalers, ...model.macroScalers];
  if (!scalers.every(isScaler)) return 'one of its scalers has other values than numbers';
  if (!model.parameters.every(Number.isFinite)) return 'one of its parameters is not a number';
  if (!areShifts(model)) return 'the calibration of its bands has another form';
  return model.shrinkage >= 0 && model.shrinkage <= 1 ? null : 'its shrinkage is not between 0 and 1';
}

/** Absent, or a number for each band of each day ahead. */
function areShifts({ bandShifts, spec }: TrainedModel): boolean {
  if (bandShifts === undefined) return true;
  const bands = Math.floor(QUANTILE_LEVELS.length / 2);
  const complete = bandShifts.every((shifts) => shifts.length === bands && shifts.every(Number.isFinite));
  return complete && bandShifts.length === spec.horizon && spec.head === 'quantiles';
}

function reportProblem(report: RunReport, model: TrainedModel): string | null {
  if (report.version !== 1 || !isRecord(report.spec)) return 'its report has another form';
  const hash = specHash(report.spec);
  if (hash !== specHash(model.spec) || hash !== report.specHash) return 'its report is of another run';
  return partsProblem(report, model.spec.horizon);
}

function isFeature(id: unknown): boolean {
  try {
    return typeof id === 'string' && findFeature(id).id === id;
  } catch {
    return false;
  }
}

function isScaler(params: unknown): boolean {
  const numbers = ['centre', 'scale', 'span', 'offset'];
  return isRecord(params) && numbers.every((key) => Number.isFinite(params[key]));
}
