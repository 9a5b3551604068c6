import { describe, expect, it } from 'vitest';
import { ALERT_PRESETS } from '../../src/domain/alerts/presets';
import { alertFile, keepAlerts, keptAlerts, parseAlertFile } from '../../src/services/alert-store';

function storage(content: Record<string, string> = {}) {
  return {
    getItem: (key: string) => content[key] ?? null,
    setItem: (key: string, value: string) => void (content[key] = value),
  };
}

describe('alert store', () => {
  const alerts = { version: 1, rules: ALERT_PRESETS, notify: true, seen: { 'vix-30': 20_000 } } as const;

  it('should give back what was kept', () => {
    const there = storage();
    expect(keepAlerts(alerts, there)).toBe(true);
    expect(keptAlerts(there)).toEqual(alerts);
  });

  it('should begin anew where nothing, nonsense or another version is kept', () => {
    expect(keptAlerts(storage())).toBeNull();
    expect(keptAlerts(storage({ 'macrotide.alerts': '{' }))).toBeNull();
    expect(keptAlerts(storage({ 'macrotide.alerts': '{"version":2,"rules":[],"seen":{}}' }))).toBeNull();
  });

  it('should say that a browser refuses', () => {
    const full = {
      setItem: () => {
        throw new Error('full');
      },
    };
    expect(keepAlerts(alerts, full)).toBe(false);
    expect(keepAlerts(alerts, null)).toBe(false);
  });

  it('should read the files it writes, and name what is wrong with others', () => {
    expect(parseAlertFile(alertFile(ALERT_PRESETS))).toEqual(ALERT_PRESETS);
    expect(() => parseAlertFile('not json')).toThrow('not JSON');
    expect(() => parseAlertFile('{"rules":[]}')).toThrow('no alerts');
    expect(() => parseAlertFile('{"format":"macrotide-alerts","version":9,"rules":[]}')).toThrow('version 9');
  });
});
