import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { describes, settingsOf } from '../../src/composables/run-spec';
import type { ExampleRun } from '../../src/contracts/example-run';
import { DEFAULT_LINK_STATE } from '../../src/contracts/link-defaults';
import { formatLink } from '../../src/services/link';
import { exampleRun } from '../../src/services/example-run';
import { exampleDetail, exampleFinding, lossFinding } from '../../src/views/overview/example';

const TEXT = readFileSync('public/results/example-run.json', 'utf8');
const stored = JSON.parse(TEXT) as ExampleRun;
const withSkill = (skill: number): ExampleRun => ({
  ...stored,
  model: { ...stored.model, average: { ...stored.model.average, skill } },
});

describe('the example run', () => {
  it('should say by how much it is better or worse, and that equal is equal', () => {
    expect(exampleFinding(withSkill(-0.338))).toMatch(/0\.3.% more than guessing no change$/);
    expect(exampleFinding(withSkill(2.04))).toMatch(/2\.0.% less than guessing no change$/);
    expect(exampleFinding(withSkill(0.01))).toMatch(/as much as guessing no change$/);
  });

  it('should give the figures of the file', () => {
    expect(exampleDetail(stored)).toContain('$2,939.2 against $2,928.5');
    const best = stored.epochs[stored.bestEpoch - 1]!.validationLoss / stored.naiveValidationLoss;
    expect(lossFinding(stored)).toContain(`${(100 * Math.abs(best - 1)).toFixed(1)}`);
  });

  it('should open the Lab with its own specification and seed', () => {
    const settings = settingsOf(stored.spec);
    expect(describes(settings, stored.spec)).toBe(true);
    expect(formatLink({ ...DEFAULT_LINK_STATE, ...settings }, 'lab')).toEqual({});
  });

  it('should be a failure with words where its file is damaged', async () => {
    const found = await exampleRun(() => Promise.resolve(new Response('{"label":')));
    expect(found).toMatchObject({ ok: false, error: { code: 'file-damaged' } });
    const whole = await exampleRun(() => Promise.resolve(new Response(TEXT)));
    expect(whole.ok && whole.value.specHash).toBe(stored.specHash);
  });
});
