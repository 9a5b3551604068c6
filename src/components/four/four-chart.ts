import type { EChartsOption } from 'echarts';
import type { Inferred } from '../../composables/useInference';
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

/** The picture of an answer that takes a while; nothing is shown of one that was stopped. */
export function inferredChart<K extends InferenceKind>(
  coin: CoinId,
  asked: Inferred<K>,
  drawn: Pick<FourChart, 'title' | 'label' | 'option'>,
): FourChart {
  const state = asked.state.value;
  const stopped = state === 'stopped';
  return {
    coin,
    ...drawn,
    option: stopped ? null : drawn.option,
    loading: state === 'running' || state === 'waiting',
    failure: asked.failure.value,
    empty: stopped ? 'Stopped before it was finished.' : undefined,
    retry: asked.start,
  };
}

/** "Bitcoin 0.41, Ethereum 0.44, Litecoin 0.38 and Dogecoin 0.21"; a coin without a figure is left out. */
export function figuresOfCoins(figure: (coin: CoinId, place: number) => string | null): string {
  const said = COIN_IDS.flatMap((coin, place) => {
    const words = figure(coin, place);
    return words === null ? [] : [`${COINS[coin].label} ${words}`];
  });
  const last = said.pop() ?? '';
  return said.length > 0 ? `${said.join(', ')} and ${last}` : last;
}
