import table from '../../scripts/import-law.json';
import { hostUses, importsOf, type Import } from './imports';
import { targetOf, type SourceFile } from './source-files';

interface Layer {
  readonly folder: string;
  /** Layers and packages that may be imported; of the `type…` ones only types. */
  readonly layers: readonly string[];
  readonly typeLayers: readonly string[];
  readonly packages: readonly string[];
  readonly typePackages: readonly string[];
  readonly why: string;
}

export const LAW: readonly Layer[] = table;

function layerOf(path: string): Layer | undefined {
  return LAW.find(({ folder }) => path.startsWith(`${folder}/`));
}

function packageOf(specifier: string): string {
  return specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/');
}

function isAllowed(layer: Layer, from: string, { specifier, typeOnly }: Import): boolean {
  const target = targetOf(from, specifier);
  if (target === undefined) {
    const name = packageOf(specifier);
    return layer.packages.includes(name) || (typeOnly && layer.typePackages.includes(name));
  }
  const within = (folder: string): boolean => target.startsWith(`${folder}/`);
  return within(layer.folder) || layer.layers.some(within) || (typeOnly && layer.typeLayers.some(within));
}

/** Every breach of the import law, said in one line each. */
export function breaches(files: readonly SourceFile[]): string[] {
  return files.flatMap((file) => {
    const layer = layerOf(file.path);
    if (!layer) return [];
    return importsOf(file)
      .filter((found) => !isAllowed(layer, file.path, found))
      .map(({ specifier }) => `${file.path} imports ${specifier}: ${layer.why}`);
  });
}

/** Every use of the host in pure code. */
export function impurities(files: readonly SourceFile[]): string[] {
  return files
    .filter(({ path }) => path.startsWith('src/domain/'))
    .flatMap((file) => hostUses(file).map((use) => `${file.path} uses ${use}`));
}

/** Circles of imports that exist when the program runs, each named by the file that closes it. */
export function circles(files: readonly SourceFile[]): string[] {
  const byPath = new Map(files.map((file) => [file.path, file]));
  const found: string[] = [];
  const done = new Set<string>();
  const walk = (path: string, trail: readonly string[]): void => {
    if (trail.includes(path)) found.push([...trail.slice(trail.indexOf(path)), path].join(' -> '));
    const file = byPath.get(path);
    if (!file || done.has(path)) return;
    done.add(path);
    for (const { specifier, typeOnly } of importsOf(file)) {
      const target = typeOnly ? undefined : targetOf(path, specifier);
      const resolved = [target, `${target}.ts`, `${target}/index.ts`].find(
        (name) => name && byPath.has(name),
      );
      if (resolved) walk(resolved, [...trail, path]);
    }
  };
  files.forEach(({ path }) => walk(path, []));
  return found;
}

/** Files longer than a reader can hold. */
export function tooLong(files: readonly SourceFile[], limit: number): string[] {
  return files
    .map(({ path, text }) => ({ path, lines: text.split('\n').length - 1 }))
    .filter(({ lines }) => lines > limit)
    .map(({ path, lines }) => `${path} has ${lines} lines`);
}
