import type { TrainedFold } from '../../../src/contracts/training-engine';
import { watchDevice } from '../backends/lost-device';
import { createBreathing } from '../breathing';
import { TrainingError } from '../failures';
import { trainLoop } from '../loop';
import type { Prepared } from '../prepare';
import { keepable, setupOf, type ModelFrame, type RunWorld } from '../run';

/**
 * Trains on a fold's rows and keeps the weights that are best on its validation rows. A device that is lost on the
 * way ends it, whatever waits for it.
 * @throws TrainingError `device-lost`, `training-diverged` before the first good epoch, `cancelled`
 */
export async function trainFold(
  frame: ModelFrame,
  prepared: Prepared,
  world: RunWorld,
): Promise<TrainedFold> {
  const breathing = createBreathing();
  const device = watchDevice(frame.backend, world);
  try {
    if (world.control.paused) await world.control.whileRunning();
    const training = trainLoop(setupOf(frame, prepared), { ...world, breathing });
    const { best } = keepable(await Promise.race([training, device.lost]), world.control);
    return { ...prepared.scaling, parameters: best };
  } catch (error) {
    await device.heard();
    throw world.control.failure ? new TrainingError(world.control.failure) : error;
  } finally {
    device.forget();
    breathing.close();
  }
}
