import type { RunReport } from '../../contracts/run';
import { MISSING } from '../../charts/format';
import { againstNaive, horizonWords, pWords } from './verdict';

/** A figure of a result with its name and what it must be compared with. */
export interface Tile {
  readonly name: string;
  readonly value: string;
  readonly note: string;
}

/** The figures that a reader asks for first; none without its baseline. */
export function verdictTiles(report: RunReport): Tile[] {
  return [errorTile(report), directionTile(report), shrinkageTile(report), bandTile(report)].filter(
    (tile) => tile !== null,
  );
}

function errorTile(report: RunReport): Tile {
  const { skill, pValue } = report.model.average;
  const sure = report.alarms && !Number.isNaN(pValue) ? `; p ${pWords(pValue)}` : '';
  const note = `RMSE, ${horizonWords(report)} ahead${sure}`;
  if (Number.isNaN(skill)) return { name: 'Error against naive', value: MISSING, note };
  const size = Math.abs(skill).toFixed(1);
  const value = size === '0.0' ? 'the same' : `${size} % ${skill > 0 ? 'better' : 'worse'}`;
  return { name: 'Error against naive', value, note };
}

function directionTile({ model, shrinkage }: RunReport): Tile {
  const { direction, alwaysUp } = model.average;
  const known = shrinkage > 0 && Number.isFinite(direction);
  return {
    name: 'Direction right',
    value: known ? `${direction.toFixed(1)} %` : MISSING,
    note: known ? `always saying up: ${alwaysUp.toFixed(1)} %` : 'no change has no direction',
  };
}

function shrinkageTile({ shrinkage, unshrunk }: RunReport): Tile {
  const raw = againstNaive(unshrunk.average.skill);
  const note = shrinkage < 1 ? `of each move is kept; unshrunk ${raw}` : 'all of each move is kept';
  return { name: 'Shrinkage', value: shrinkage.toFixed(2), note };
}

function bandTile({ bands }: RunReport): Tile | null {
  const widest = bands?.bands.at(-1);
  if (!widest) return null;
  return {
    name: `${widest.nominal} % band held`,
    value: `${widest.averageCoverage.toFixed(1)} %`,
    note: 'of the test days',
  };
}
