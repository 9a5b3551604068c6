import type { EChartsOption } from 'echarts';
import type { CoinAnswer } from '../../composables/useFourInference';
import type { InferenceKind } from '../../contracts/inference';
import { COINS } from '../../domain/catalogue/coins';
import { COIN_IDS, type CoinId } from '../../domain/catalogue/ids';

/** One of four pictures side by side. */
export interface FourChart {
  readonly coin: CoinId;
  /** What is found of this coin, with its figure. */
  readonly title: string;
  readonly label: string;
  readonly option: EChartsOption | null;
  readonly loading: boolean;
  readonly failure: { readonly message: string; readonly hint: string } | null;
  readonly empty?: string | undefined;
  readonly retry: () => void;
}

/** What is drawn and said of an answer. */
type Drawn = Pick<FourChart, 'title' | 'label' | 'option'>;

/** The pictures of answers that take a while; nothing is shown of one that was stopped. */
export function inferredCharts<K extends InferenceKind>(
  answers: readonly Pick<CoinAnswer<K>, 'coin' | 'asked'>[],
  drawn: readonly Drawn[],
): FourChart[] {
  return answers.map(({ coin, asked: { state, failure, start } }, place) => {
    const stopped = state.value === 'stopped';
    const one = drawn[place]!;
    return {
      coin,
      ...one,
      option: stopped ? null : one.option,
      loading: state.value === 'running' || state.value === 'waiting',
      failure: failure.value,
      empty: stopped ? 'Stopped before it was finished.' : undefined,
      retry: start,
    };
  });
}

/** "Bitcoin 0.41, Ethereum 0.44, Litecoin 0.38 and Dogecoin 0.21"; a coin without a figure is left out. */
export function figuresOfCoins(figure: (coin: CoinId, place: number) => string | null): string {
  return listed(
    COIN_IDS.flatMap((coin, place) => {
      const words = figure(coin, place);
      return words === null ? [] : [`${COINS[coin].label} ${words}`];
    }),
  );
}

/** "one", "one and two", "one, two and three". */
export function listed(words: readonly string[]): string {
  const last = words.at(-1) ?? '';
  return words.length > 1 ? `${words.slice(0, -1).join(', ')} and ${last}` : last;
}
