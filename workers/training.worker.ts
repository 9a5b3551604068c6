import * as Comlink from 'comlink';
import { browserBackends } from './training/backends/browser';
import { TrainingWorker } from './training/engine';

Comlink.expose(new TrainingWorker({ backends: browserBackends, now: () => performance.now() }));
