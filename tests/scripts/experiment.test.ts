import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it, vi } from 'vitest';
import { main, readSpec } from '../../scripts/experiment';
import type { RunReport } from '../../src/contracts/run';

const folder = mkdtempSync(join(tmpdir(), 'experiment-'));
const data = { data: 'abc', lastDay: 20_453 };

afterAll(() => rmSync(folder, { recursive: true }));

function specFile(content: unknown): string {
  const file = join(folder, 'spec.json');
  writeFileSync(file, typeof content === 'string' ? content : JSON.stringify(content));
  return file;
}

describe('readSpec', () => {
  it('should complete a partial specification with the default run', () => {
    const spec = readSpec(specFile({ coin: 'eth', epochs: 3 }), data);
    expect(spec).toMatchObject({
      version: 1,
      coin: 'eth',
      epochs: 3,
      model: 'fusion',
      data: 'abc',
      lastDay: 20_453,
    });
  });

  it('should name every bad field', () => {
    const read = (): unknown => readSpec(specFile({ coin: 'xrp', epochs: 0 }), data);
    expect(read).toThrow(/"coin" is "xrp"/);
    expect(read).toThrow(/"epochs" is 0/);
  });

  it('should say that a file is missing, is no JSON, or is of other data', () => {
    expect(() => readSpec(join(folder, 'none.json'), data)).toThrow(/none\.json cannot be read/);
    expect(() => readSpec(specFile('{'), data)).toThrow(/cannot be read/);
    expect(() => readSpec(specFile({ data: 'def' }), data)).toThrow(/made for other data/);
  });

  it('should read the example', () => {
    expect(readSpec('scripts/specs/example.json', data).coin).toBe('btc');
  });
});

describe('npm run experiment', () => {
  it('should print a report as JSON', async () => {
    const print = vi.spyOn(console, 'log').mockImplementation(() => undefined);
    const file = specFile({ model: 'mlp', epochs: 1, coin: 'ltc' });
    await main([file, '--quiet']);
    const report = JSON.parse(print.mock.calls[0]![0] as string) as RunReport;
    print.mockRestore();
    expect(report.spec).toMatchObject({ coin: 'ltc', model: 'mlp' });
    expect(report.epochs).toHaveLength(1);
    expect(report.model.perHorizon).toHaveLength(5);
    expect(report.naive.average.direction).toBeNull();
    const manifest = JSON.parse(readFileSync('public/data/manifest.json', 'utf8')) as { hash: string };
    expect(report.spec.data).toBe(manifest.hash);
  });

  it('should end with 1 and a message on a bad specification', () => {
    const command = ['scripts/run.mjs', 'scripts/experiment.ts', specFile({ window: 1 })];
    const { status, stderr, stdout } = spawnSync(process.execPath, command, { encoding: 'utf8' });
    expect(status).toBe(1);
    expect(stderr).toMatch(/"window" is 1/);
    expect(stdout).toBe('');
  });

  it('should say how it is used', async () => {
    await expect(main([])).rejects.toThrow(/Usage/);
  });
});
