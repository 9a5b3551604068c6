import { describe, expect, it } from 'vitest';
import { fourFanTitle, INDEXED, indexedFan } from '../../../src/components/outlook/four-fans';
import { bandEnds, fanFinding } from '../../../src/components/outlook/words';
import { DEFAULT_LINK_STATE } from '../../../src/contracts/link-defaults';
import { formatLink, parseLink } from '../../../src/services/link';

const levels = [0.025, 0.1, 0.5, 0.9, 0.975];
const next = {
  originDay: 20_453,
  lastClose: 50,
  days: Int32Array.of(20_454, 20_455),
  quantiles: [40, 45, 50, 55, 60].map((value) => Float64Array.of(value, value)),
  volatility: Float64Array.of(40, 41),
};
const recent = { days: Int32Array.of(20_452, 20_453), closes: Float64Array.of(25, 50) };

describe('the fans of four coins', () => {
  it('should stand on one scale, the last close at 100', () => {
    const { fan, history } = indexedFan({ next, recent });
    expect(fan.lastClose).toBe(100);
    expect(fan.quantiles.map((values) => values[1])).toEqual([80, 90, 100, 110, 120]);
    expect(history).toEqual([
      [20_452, 50],
      [20_453, 100],
    ]);
    expect(next.quantiles[0]![0]).toBe(40);
    expect(INDEXED.price(98.76)).toBe('98.8');
  });

  it('should say where the 80 % band ends, and how wild the days are', () => {
    expect(bandEnds({ levels, next })).toBe('−10.0 % to +10.0 %');
    expect(fanFinding({ levels, next })).toMatch(/ the 80 % band reaches from −10\.0 % to \+10\.0 %$/);
    expect(fourFanTitle({ levels, next }, 'Litecoin')).toBe(
      'Litecoin: −10.0 % to +10.0 %, volatility 41 % a year',
    );
  });

  it('should be in the link, and off without it', () => {
    expect(parseLink({ v: '1', four: 'yes' }, 'forecast').state['outlookFour']).toBe('yes');
    expect(formatLink({ ...DEFAULT_LINK_STATE, outlookFour: 'yes' }, 'forecast')).toEqual({
      v: '1',
      four: 'yes',
    });
  });
});
