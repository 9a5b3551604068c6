import * as Comlink from 'comlink';
import { browserBackends } from './training/backends/browser';
import { TrainingWorker } from './training/engine';
import { indexedDbStorage } from './training/indexed-db';
import { RunVault } from './training/vault';

const vault = new RunVault(indexedDbStorage(), () => Date.now());
Comlink.expose(new TrainingWorker({ backends: browserBackends, now: () => performance.now(), vault }));
