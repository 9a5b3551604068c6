import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';

/** Builds of the kernels: for every browser with SIMD, and for those that have its relaxed instructions too. */
export const VARIANTS = ['simd', 'relaxed'] as const;
export type Variant = (typeof VARIANTS)[number];

const SOURCE = 'workers/training/kernels';
const FOLDER = '.cache/kernels';
const COMPILER = 'node_modules/assemblyscript/bin/asc.js';
/** Memory comes from tfjs, so nothing of our own may be in it: no runtime, no data. */
const OPTIONS = ['-O3', '--noAssert', '--runtime', 'stub', '--importMemory', '--enable', 'simd'];

/**
 * The kernels as a WebAssembly module, compiled from the AssemblyScript in `workers/training/kernels`.
 * @returns the file's path; it is written once for every state of the sources
 * @throws Error with the compiler's words
 */
export function buildKernels(variant: Variant): string {
  const path = join(FOLDER, fingerprint(), `${variant}.wasm`);
  if (existsSync(path)) return resolve(path);
  mkdirSync(dirname(path), { recursive: true });
  // Tests run side by side: none may find a file half written.
  const draft = `${path}.${String(process.pid)}.wasm`;
  compile(draft, variant);
  requireNoData(readFileSync(draft));
  renameSync(draft, path);
  return resolve(path);
}

function fingerprint(): string {
  const hash = createHash('sha256').update(JSON.stringify(OPTIONS));
  const { version } = JSON.parse(readFileSync('node_modules/assemblyscript/package.json', 'utf8')) as {
    version: string;
  };
  hash.update(version);
  for (const name of readdirSync(SOURCE).sort()) hash.update(name).update(readFileSync(join(SOURCE, name)));
  return hash.digest('hex').slice(0, 12);
}

/** In a process of its own, which is gone with its 200 MB when it is done. */
function compile(to: string, variant: Variant): void {
  const relaxed = variant === 'relaxed' ? ['--enable', 'relaxed-simd'] : [];
  const options = [...OPTIONS, ...relaxed, '--use', 'abort='];
  const words = [COMPILER, `${SOURCE}/index.ts`, '--outFile', to, ...options];
  const { status, stderr } = spawnSync(process.execPath, words, { encoding: 'utf8' });
  if (status !== 0) throw new Error(`The kernels do not compile.\n${stderr}`);
}

/** A data section (number 11) would be written over whatever tfjs keeps at its address. */
function requireNoData(module: Buffer): void {
  let at = 8;
  while (at < module.length) {
    if (module[at] === 11) throw new Error('The kernels have data of their own; their memory is not theirs.');
    let [size, shift, next] = [0, 0, at + 1];
    for (;;) {
      const byte = module[next++]!;
      size |= (byte & 127) << shift;
      shift += 7;
      if (byte < 128) break;
    }
    at = next + size;
  }
}
