import * as Comlink from 'comlink';
import { startBrowserDuckDb } from './data/browser-duckdb';
import { DuckDataEngine } from './data/engine';
import { withTransfers } from './data/transfers';

Comlink.expose(withTransfers(new DuckDataEngine(startBrowserDuckDb)));
