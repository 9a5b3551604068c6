import { parseShard, type Shard } from './grid';

/** What the batch command was asked for. */
export interface Arguments {
  /** One specification; undefined with a grid. */
  readonly file: string | undefined;
  readonly grid: string | undefined;
  readonly shard: Shard;
  /** Where a grid's records go; by default beside the grid, a file a shard. */
  readonly out: string;
  readonly tags: readonly string[];
  readonly quiet: boolean;
  readonly walkForward: boolean;
  readonly seeds: readonly number[];
  readonly folds: number;
  readonly refit: number;
}

const USAGE = `Usage: npm run experiment -- SPEC.json [--quiet] [--walk-forward [--seeds 1,2,3] [--folds 5] [--refit 0]]
       npm run experiment -- --grid GRID.jsonl [--shard i/n] [--out FILE.jsonl] [--tag NAME] [--quiet]`;

const WITH_VALUE = ['grid', 'shard', 'out', 'tag', 'seeds', 'folds', 'refit'] as const;
type Option = (typeof WITH_VALUE)[number];

/** @throws Error with the usage where something is missing or unknown */
export function readArguments(args: readonly string[]): Arguments {
  const values: Partial<Record<Option, string>> = {};
  const flags = new Set<string>();
  const files: string[] = [];
  for (let i = 0; i < args.length; i++) {
    const name = args[i]!.replace(/^--/, '');
    if (!args[i]!.startsWith('--')) files.push(args[i]!);
    else if (name === 'quiet' || name === 'walk-forward') flags.add(name);
    else if ((WITH_VALUE as readonly string[]).includes(name) && args[i + 1] !== undefined)
      values[name as Option] = args[++i]!;
    else throw new Error(`${args[i]} is unknown or lacks its value.\n${USAGE}`);
  }
  if (files.length !== (values.grid === undefined ? 1 : 0)) throw new Error(USAGE);
  const shard = parseShard(values.shard ?? '1/1');
  return {
    file: files[0],
    grid: values.grid,
    shard,
    out: values.out ?? `${values.grid ?? ''}.${shard.index}-of-${shard.count}.runs.jsonl`,
    tags: values.tag === undefined ? [] : [values.tag],
    quiet: flags.has('quiet'),
    walkForward: flags.has('walk-forward'),
    seeds: (values.seeds ?? '').split(',').filter(Boolean).map(whole),
    folds: whole(values.folds ?? '5'),
    refit: whole(values.refit ?? '0'),
  };
}

function whole(text: string): number {
  if (/^\d+$/.test(text)) return Number(text);
  throw new Error(`"${text}" is no whole number.\n${USAGE}`);
}
