import { COINS } from '../../domain/catalogue/coins';
import { isCoinId, isOwnId, type IndicatorId, type OwnId } from '../../domain/catalogue/ids';
import { INDICATORS } from '../../domain/catalogue/indicators';
import { changeKind } from '../../domain/catalogue/lookup';
import { withArticle } from '../../domain/catalogue/spoken';
import { ownName } from '../../domain/catalogue/targets';
import { clipped } from '../../domain/own/names';
import type { OwnSeries } from '../../domain/own/series';
import type { SurpriseUnit } from './pictures';

/** The reader's own series of this machine, by id. */
export type FindOwn = (id: string) => Pick<OwnSeries, 'label' | 'unit' | 'change'> | undefined;

/** How the series of these pages are called. */
export interface Names {
  /** "Bitcoin", "the VIX", "Hash rate": inside a sentence. */
  readonly spoken: (id: string) => string;
  /** "VIX": for tables, where room is short. */
  readonly short: (id: string) => string;
}

/** Longest name of an own series in a table. */
const SHORT = 24;

/** Shipped series by the catalogue, own ones as the reader called them. */
export function namesWith(find: FindOwn): Names {
  const own = (id: OwnId): string => find(id)?.label ?? ownName(id);
  return {
    spoken: (id) => (isOwnId(id) ? own(id) : shippedName(id, (label) => withArticle(label), 'label')),
    short: (id) => (isOwnId(id) ? clipped(own(id), SHORT) : shippedName(id, (label) => label, 'shortLabel')),
  };
}

function shippedName(id: string, said: (label: string) => string, part: 'label' | 'shortLabel'): string {
  if (isCoinId(id)) return COINS[id].label;
  return Object.hasOwn(INDICATORS, id) ? said(INDICATORS[id as IndicatorId][part]) : id;
}

/** The surprise of one unit of a series. */
export function surpriseUnit(indicator: IndicatorId | OwnId, find: FindOwn): SurpriseUnit {
  const own = find(indicator);
  if ((own?.change ?? changeKind(indicator)) === 'log') return { size: 0.01, words: '1 %' };
  if (isOwnId(indicator)) return { size: 1, words: unitWords(own?.unit ?? '') };
  return indicator === 'vix' ? { size: 1, words: '1 point' } : { size: 1, words: '1 percentage point' };
}

function unitWords(unit: string): string {
  if (unit.trim() === '%') return '1 percentage point';
  return unit.trim() === '' ? 'one of its units' : `1 ${unit.trim()}`;
}
