// npm run bench -- [--json] [--only training|job|analysis|shock|load|memory|input]
import { analysis } from './analysis';
import { gpuSteps } from './gpu';
import { input } from './input';
import { job } from './job';
import { load } from './load';
import { memory } from './memory';
import { ownData, ownMemory } from './own';
import { shock } from './shock';
import { training } from './training';

type Part = 'training' | 'job' | 'analysis' | 'shock' | 'load' | 'memory' | 'input';
type Row = object;

const PARTS: Readonly<Record<Part, () => Promise<readonly Row[]>>> = {
  training: async () => [...(await training()), ...(await gpuSteps())],
  job,
  analysis: async () => [...(await analysis()), ...(await ownData())],
  shock,
  load,
  memory: async () => [...(await memory()), await ownMemory()],
  input,
};
const NAMES = Object.keys(PARTS) as Part[];

export async function main(args: readonly string[]): Promise<void> {
  const chosen = chosenParts(args);
  const results: Record<Part, readonly Row[]> = {
    training: [],
    job: [],
    analysis: [],
    shock: [],
    load: [],
    memory: [],
    input: [],
  };
  for (const name of chosen) {
    results[name] = await PARTS[name]();
    console.log(`\n${name}`);
    results[name].forEach((row) => console.log(`  ${words(row)}`));
  }
  if (args.includes('--json')) console.log(JSON.stringify(results));
}

function chosenParts(args: readonly string[]): readonly Part[] {
  const at = args.indexOf('--only');
  if (at < 0) return NAMES;
  const name = NAMES.find((part) => part === args[at + 1]);
  if (!name) throw new Error(`--only takes one of ${NAMES.join(', ')}.`);
  return [name];
}

function words(row: Row): string {
  return Object.entries(row)
    .map(
      ([key, value]) =>
        `${key} ${typeof value === 'number' ? value.toLocaleString('en-GB', { maximumFractionDigits: 3 }) : String(value)}`,
    )
    .join(', ');
}
