import * as Comlink from 'comlink';
import { FileImportEngine } from './data/own/engine';

// A worker of its own: reading a large file must not keep questions to the database waiting.
Comlink.expose(new FileImportEngine());
