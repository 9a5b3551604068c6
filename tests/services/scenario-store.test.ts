import { describe, expect, it } from 'vitest';
import { settingsOfScenario } from '../../src/composables/useScenarios';
import { choiceOf } from '../../src/composables/shock-scenario';
import { DEFAULT_LINK_STATE } from '../../src/contracts/link-defaults';
import { choiceText } from '../../src/domain/shock/choice';
import { savedScenarios, saveScenarios } from '../../src/services/scenario-store';

function storage(content: Record<string, string> = {}) {
  return {
    getItem: (key: string) => content[key] ?? null,
    setItem: (key: string, value: string) => void (content[key] = value),
  };
}

const SAVED = [
  { name: 'Storm', text: 'mix:fed_rate,add,2,step,30;vix,add,20,pulse,30', lead: 45 },
  { name: 'Crash', text: 'preset:crash:-40', lead: 30 },
  { name: 'Again', text: 'replay:march-2020', lead: 40 },
];

describe('saved scenarios', () => {
  it('should come back as they were saved', () => {
    const there = storage();
    expect(saveScenarios(SAVED, there)).toBe(true);
    expect(savedScenarios(there)).toEqual(SAVED);
  });

  it('should leave out what can no longer be read, and keep the rest', () => {
    const broken = [...SAVED, { name: 'x', text: 'preset:moon:1', lead: 3 }, { name: 'y' }, null];
    expect(savedScenarios(storage({ 'macrotide.scenarios': JSON.stringify(broken) }))).toEqual(SAVED);
    expect(savedScenarios(storage({ 'macrotide.scenarios': '{' }))).toEqual([]);
    expect(saveScenarios(SAVED, null)).toBe(false);
  });

  it('should set the controls to what they say', () => {
    for (const saved of SAVED) {
      const settings = { ...DEFAULT_LINK_STATE, ...settingsOfScenario(saved) };
      expect(choiceText(choiceOf(settings))).toBe(saved.text);
      expect(settings.shockLead).toBe(saved.lead);
    }
  });
});
