import { ref, shallowRef } from 'vue';
import { describe, expect, it, vi } from 'vitest';
import { figuresOfCoins, inferredCharts } from '../../../src/components/four/four-chart';
import type { Inferred, InferenceState } from '../../../src/composables/useInference';

function asked(state: InferenceState): Inferred<'hedge'> {
  return {
    found: shallowRef(null),
    parts: shallowRef([]),
    share: ref(0),
    state: ref(state),
    failure: shallowRef(null),
    start: vi.fn(),
    stop: vi.fn(),
  };
}
const of = (state: InferenceState) => inferredCharts([{ coin: 'btc', asked: asked(state) }], [drawn])[0];
const drawn = { title: 'Bitcoin: 2', label: 'Two.', option: {} };

describe('four pictures side by side', () => {
  it('should name a figure of each coin, and leave out a coin without one', () => {
    expect(figuresOfCoins((_, place) => String(place))).toBe(
      'Bitcoin 0, Ethereum 1, Litecoin 2 and Dogecoin 3',
    );
    expect(figuresOfCoins((coin) => (coin === 'ltc' || coin === 'doge' ? coin : null))).toBe(
      'Litecoin ltc and Dogecoin doge',
    );
    expect(figuresOfCoins((coin) => (coin === 'eth' ? '1' : null))).toBe('Ethereum 1');
    expect(figuresOfCoins(() => null)).toBe('');
  });

  it('should show nothing of an answer that was stopped, and offer it again', () => {
    const one = asked('stopped');
    const [chart] = inferredCharts([{ coin: 'btc', asked: one }], [drawn]);
    expect(chart).toMatchObject({ coin: 'btc', option: null, loading: false });
    expect(chart!.empty).toMatch(/stopped/i);
    chart!.retry();
    expect(one.start).toHaveBeenCalledOnce();
  });

  it('should keep the picture while the next answer is on its way', () => {
    expect(of('running')).toMatchObject({ option: {}, loading: true });
    expect(of('done')).toMatchObject({ loading: false, empty: undefined });
  });
});
