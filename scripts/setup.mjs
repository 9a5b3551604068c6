// First-run set-up: packages, build. Node's own modules only, since it runs before any package is there.
import { spawn } from 'node:child_process';
import { existsSync, readdirSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';

export const ROOT = resolve(import.meta.dirname ?? '.', '..');

const BUILD_INPUTS = [
  'index.html',
  'package-lock.json',
  'public',
  'scripts/vite',
  'src',
  'tsconfig.base.json',
  'vite.config.ts',
  'workers',
];
// Written last by the build.
const BUILD_MARK = 'dist/sw.js';

/** Runs a program with our own output and resolves to its exit code; never rejects. */
export function run(command, args, { env = {} } = {}) {
  return new Promise((done) => {
    const child = spawn(command, args, {
      cwd: ROOT,
      env: { ...process.env, ...env },
      stdio: ['ignore', 'inherit', 'inherit'],
      shell: process.platform === 'win32' && !command.endsWith('.exe'),
    });
    child.on('error', (error) => {
      console.error(`${command} could not be started: ${error.message}`);
      done(1);
    });
    child.on('close', (code) => done(code ?? 1));
  });
}

/** Runs a script of an installed package in this same Node. */
export function runPackage(script, args = [], options = {}) {
  return run(process.execPath, [join(ROOT, 'node_modules', script), ...args], options);
}

export function npm(args, options) {
  // npm tells its own path to the scripts it starts.
  const own = process.env.npm_execpath;
  return own?.endsWith('.js') ? run(process.execPath, [own, ...args], options) : run('npm', args, options);
}

function requireNode() {
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major > 20 || (major === 20 && minor >= 19)) return;
  throw new Error(
    `MacroTide needs Node 20.19 or newer; this is ${process.versions.node}. See https://nodejs.org`,
  );
}

/** Installs exactly what the lockfile says, unless that is what is there. */
export async function ensurePackages() {
  requireNode();
  const wanted = modified(join(ROOT, 'package-lock.json'));
  if (modified(join(ROOT, 'node_modules/.package-lock.json')) >= wanted) return;
  console.log('Installing packages (once) ...');
  if ((await npm(['ci', '--include=dev', '--no-audit', '--no-fund'])) !== 0) {
    throw new Error(
      'The packages could not be installed: see above. Check the network or the registry and try again.',
    );
  }
}

/** Builds the site, unless it is newer than everything it is made from. */
export async function ensureBuild() {
  if (modified(join(ROOT, BUILD_MARK)) >= newest(BUILD_INPUTS)) return;
  console.log('Building the site ...');
  if ((await build()) !== 0) throw new Error('The build failed: see above.');
}

export function build() {
  return runPackage('vite/bin/vite.js', ['build', '--logLevel', 'warn']);
}

function newest(paths) {
  return Math.max(...paths.flatMap((path) => filesUnder(join(ROOT, path))).map(modified));
}

function filesUnder(path) {
  if (!existsSync(path) || !statSync(path).isDirectory()) return [path];
  // A folder's own time tells of files that were removed.
  return [path, ...readdirSync(path, { recursive: true }).map((name) => join(path, name))];
}

/** Time of the last change in milliseconds; 0 where there is no such file. */
function modified(path) {
  return existsSync(path) ? statSync(path).mtimeMs : 0;
}
