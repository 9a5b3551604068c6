import { describe, expect, it } from 'vitest';
import { DEFAULT_LINK_STATE } from '../../../src/contracts/link-defaults';
import { createRandom } from '../../../src/domain/random';
import { eventStudy } from '../../../src/domain/transmission/event-study';
import { leadLag } from '../../../src/domain/transmission/lead-lag';
import { localProjection } from '../../../src/domain/transmission/local-projection';
import { formatLink, parseLink } from '../../../src/services/link';
import {
  eventTitle,
  leadLagTitle,
  moveWords,
  responseTitle,
  sameDay,
} from '../../../src/views/transmission/four-words';
import { eventPicture, responsePicture, usualSurprise } from '../../../src/views/transmission/pictures';

const random = createRandom(11);
const noise = (n: number, size = 1): Float64Array =>
  Float64Array.from({ length: n }, () => size * random.normal());
const indicator = noise(400);
/** Half a percent down, on the day, for one unit up. */
const change = noise(400, 0.002).map((value, t) => value - 0.005 * indicator[t]!);
let sum = 0;
const logPrice = change.map((value) => (sum += value));

describe('transmission of four coins', () => {
  it('should give the figure of the same day and the lags beyond chance', () => {
    const found = leadLag(indicator, change, { reach: 10 });
    expect(sameDay(found)).toMatch(/^−0\.9\d$/);
    expect(leadLagTitle(found, 'Litecoin')).toMatch(
      /^Litecoin: −0\.9\d on the same day; \d of 10 lags beyond chance, which gives 0\.5$/,
    );
    const still = leadLag(new Float64Array(400), change, { reach: 10 });
    expect(sameDay(still)).toBeNull();
    expect(leadLagTitle(still, 'Litecoin')).toBe('Litecoin: one of the two does not move');
  });

  it('should give responses in percent for one unit, or for the usual surprise', () => {
    const found = localProjection(indicator, logPrice, { horizon: 3 });
    const how = { coin: 'Dogecoin', indicator: 'the VIX', unit: { size: 2, words: '2 points' } };
    const unit = responsePicture(found, { ...how, size: 'unit' });
    const usual = responsePicture(found, { ...how, size: 'sd' });
    expect(unit).toMatchObject({ coin: 'Dogecoin', surprise: '2 points' });
    expect(unit.response[0]).toBeCloseTo(-1, 1);
    expect(usual.surprise).toBe('one standard deviation');
    const times = usualSurprise(found, how.unit);
    expect(Math.log1p(usual.response[0]! / 100)).toBeCloseTo(times * Math.log1p(unit.response[0]! / 100), 10);
    expect(responseTitle(unit)).toMatch(
      /^Dogecoin: −1\.0 % on the day, −\d\.\d % after 3 days \(band leaves out zero\)$/,
    );
    expect(responseTitle({ ...unit, upper: unit.upper.map(() => 1) })).toContain('(band holds zero)');
  });

  it('should set the move on days of events beside that of other days', () => {
    const days = Int32Array.from({ length: 400 }, (_, i) => 18_000 + i);
    let level = 0;
    const price = noise(400).map((value) => (level += 0.01 * value));
    const study = eventStudy(days, price, {
      eventDays: days.filter((_, i) => i % 40 === 20),
      ...{ before: 3, after: 3, placebos: 200, seed: 1 },
    });
    expect(eventTitle(study, 'Ethereum')).toMatch(
      /^Ethereum: \d\.\d % on 10 days, \d\.\d % on days without one \(p = [01]\.\d+\)$/,
    );
    expect(eventTitle(study, 'Ethereum')).toContain(moveWords(study));
    expect(eventPicture(study).mean[0]).toBe(100 * study.mean[0]!);
  });

  it('should be in the link, and off without it', () => {
    expect(parseLink({ v: '1', four: 'yes' }, 'transmission').state['transmissionFour']).toBe('yes');
    expect(formatLink({ ...DEFAULT_LINK_STATE, transmissionFour: 'yes' }, 'transmission')).toEqual({
      v: '1',
      four: 'yes',
    });
    expect(parseLink({ v: '1', four: 'all' }, 'transmission').notices).toHaveLength(1);
  });
});
