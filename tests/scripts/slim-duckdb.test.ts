import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { describe, expect, it } from 'vitest';
import { keepExports } from '../../scripts/duckdb/exports';
import { BROWSER_WORKER, FULL_MODULE, NODE_WORKER, slimDuckDb, slimModule } from '../../scripts/duckdb/slim';

const require = createRequire(import.meta.url);

/** `answer` returns 42, `one` returns 1; both and a global are exported. */
const SMALL = Buffer.from([
  ...[0, 0x61, 0x73, 0x6d, 1, 0, 0, 0],
  ...[1, 5, 1, 0x60, 0, 1, 0x7f], // a type: nothing in, an i32 out
  ...[3, 3, 2, 0, 0], // two functions of it
  ...[6, 6, 1, 0x7f, 0, 0x41, 7, 0x0b], // a constant global, 7
  ...[7, 23, 3, 6, ...ascii('answer'), 0, 0, 3, ...ascii('one'), 0, 1, 4, ...ascii('size'), 3, 0],
  ...[10, 11, 2, 4, 0, 0x41, 42, 0x0b, 4, 0, 0x41, 1, 0x0b],
]);

function ascii(text: string): number[] {
  return Array.from(text, (letter) => letter.charCodeAt(0));
}

function exportsOf(module: Uint8Array): Record<string, unknown> {
  return { ...new WebAssembly.Instance(new WebAssembly.Module(module as BufferSource)).exports };
}

describe('keepExports', () => {
  it('should keep the accepted exports, working as before, and drop the others', () => {
    expect(Object.keys(exportsOf(SMALL))).toEqual(['answer', 'one', 'size']);
    const kept = exportsOf(keepExports(SMALL, (name) => name === 'one'));
    expect(Object.keys(kept)).toEqual(['one']);
    expect((kept['one'] as () => number)()).toBe(1);
  });

  it('should give the same module back when everything is kept', () => {
    expect(
      Buffer.compare(
        SMALL,
        keepExports(SMALL, () => true),
      ),
    ).toBe(0);
  });

  it('should refuse a module that ends too early', () => {
    expect(() => keepExports(SMALL.subarray(0, 40), () => true)).toThrow('ends in the middle');
  });
});

describe('slimDuckDb', () => {
  const full = readFileSync(require.resolve(FULL_MODULE));

  it.each([BROWSER_WORKER, NODE_WORKER])('should keep every export that %s reads', (worker) => {
    const script = readFileSync(require.resolve(worker), 'utf8');
    const module = new WebAssembly.Module(slimModule(full, script) as BufferSource);
    const kept = new Set(WebAssembly.Module.exports(module).map(({ name }) => name));
    const read = [...script.matchAll(/wasmExports(?:\.([A-Za-z_$][\w$]*)|\["([^"]+)"\])/g)]
      .map(([, dotted, quoted]) => dotted ?? quoted!)
      .filter((name) => fullExports().has(name));
    expect(read).toContain('duckdb_web_query_run_buffer');
    expect(read.filter((name) => !kept.has(name))).toEqual([]);
    // Were one of them an export of the module, its address would be looked up by name.
    const addresses = WebAssembly.Module.imports(module).filter(({ module: from }) => from.startsWith('GOT'));
    expect(addresses.filter(({ name }) => fullExports().has(name) && !kept.has(name))).toEqual([]);
    expect(kept.size).toBeLessThan(1000);
  });

  it('should write the file once', () => {
    const path = slimDuckDb(NODE_WORKER);
    expect(slimDuckDb(NODE_WORKER)).toBe(path);
    expect(readFileSync(path).length).toBeLessThan(0.8 * full.length);
  });

  let names: ReadonlySet<string> | null = null;
  function fullExports(): ReadonlySet<string> {
    names ??= new Set(
      WebAssembly.Module.exports(new WebAssembly.Module(full as BufferSource)).map(({ name }) => name),
    );
    return names;
  }
});
