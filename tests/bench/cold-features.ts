// The first call of buildFeatures in a process of its own: its milliseconds by the clock and of its own thread.
import { buildFeatures } from '../../src/domain/features/build';
import { shippedKnownPanel } from './panel';
import { timed } from './timing';

export async function main(): Promise<void> {
  const panel = await shippedKnownPanel();
  console.log(JSON.stringify(timed(() => buildFeatures(panel, 'btc'))));
}
