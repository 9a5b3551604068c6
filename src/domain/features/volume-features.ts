import { COIN_IDS } from '../catalogue/ids';
import type { Feature } from './feature';
import type { FeatureInputs } from './inputs';
import { logReturns, meanOf, trailing } from './trailing';

function relativeVolume({ coinColumn }: FeatureInputs): Float64Array {
  const volume = coinColumn('volume');
  const mean = trailing(volume, 30, meanOf);
  return volume.map((value, t) => Math.log(value / mean[t]!));
}

/** Coins that did not trade yet count nothing; without Bitcoin, or with Bitcoin alone, there is no share. */
function bitcoinShare({ coinColumn }: FeatureInputs): Float64Array {
  const volumes = COIN_IDS.map((coin) => coinColumn('volume', coin));
  return volumes[0]!.map((bitcoin, t) => {
    let others = 0;
    for (let c = 1; c < volumes.length; c++) if (volumes[c]![t]! > 0) others += volumes[c]![t]!;
    return others > 0 ? bitcoin / (bitcoin + others) : NaN;
  });
}

/** What was traded. */
export const VOLUME_FEATURES: readonly Feature[] = [
  {
    id: 'volume',
    label: 'Volume',
    formula: 'volume[t]',
    unit: 'USD a day',
    group: 'volume',
    warmUp: 0,
    description:
      'Dollars traded in 24 hours, as exchanges report it. Its level drifts: compare it with itself only.',
    compute: ({ coinColumn }) => coinColumn('volume').slice(),
  },
  {
    id: 'volume_change_1d',
    label: 'Change of volume, 1 day',
    formula: 'ln(volume[t] / volume[t − 1])',
    unit: 'log change',
    group: 'return',
    warmUp: 1,
    description: 'How much more was traded than the day before.',
    compute: ({ coinColumn }) => logReturns(coinColumn('volume'), 1),
  },
  {
    id: 'volume_ratio_30d',
    label: 'Volume against its 30-day mean',
    formula: 'ln(volume[t] / mean(volume[t − 29 .. t]))',
    unit: 'log ratio',
    group: 'return',
    warmUp: 29,
    description: 'Whether more or less was traded than is usual of late.',
    compute: relativeVolume,
  },
  {
    id: 'btc_volume_share',
    label: "Bitcoin's share of volume",
    formula: 'BTC volume[t] / sum of the volumes of BTC, ETH, LTC and DOGE[t]',
    unit: 'share, 0 to 1',
    group: 'sentiment',
    warmUp: 0,
    description:
      "Bitcoin's share of the dollars traded in the four coins, among those that traded on the day.",
    compute: bitcoinShare,
  },
];
