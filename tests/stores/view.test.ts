import { createPinia, setActivePinia } from 'pinia';
import { beforeEach, describe, expect, it } from 'vitest';
import { DEFAULT_LINK_STATE } from '../../src/contracts/link-defaults';
import { useSettingsStore } from '../../src/stores/settings';
import { useViewStore } from '../../src/stores/view';

describe('view store', () => {
  beforeEach(() => setActivePinia(createPinia()));

  it('should start from the defaults of the link', () => {
    expect(useViewStore().state).toEqual(DEFAULT_LINK_STATE);
  });

  it('should replace the state rather than change it', () => {
    const view = useViewStore();
    const before = view.state;
    view.patch({ range: '1Y' });
    expect(view.state).not.toBe(before);
    expect(before.range).toBe('5Y');
    expect(view.state.range).toBe('1Y');
  });

  it('should switch coins in their fixed order and keep the last one', () => {
    const view = useViewStore();
    for (const coin of ['btc', 'eth', 'ltc', 'doge'] as const) view.toggleCoin(coin);
    expect(view.state.coins).toEqual(['doge']);
    view.toggleCoin('btc');
    expect(view.state.coins).toEqual(['btc', 'doge']);
    expect(view.shownCoins.has('eth')).toBe(false);
  });

  it('should dismiss one notice at a time', () => {
    const view = useViewStore();
    view.setNotices([
      { title: 'a', hint: '' },
      { title: 'b', hint: '' },
    ]);
    view.dismissNotice(0);
    expect(view.notices.map(({ title }) => title)).toEqual(['b']);
  });
});

describe('settings store', () => {
  beforeEach(() => setActivePinia(createPinia()));

  it('should follow the system only on auto', () => {
    const settings = useSettingsStore();
    settings.setSystemDark(true);
    expect(settings.dark).toBe(true);
    settings.setTheme('light');
    expect(settings.dark).toBe(false);
    settings.setTheme('dark');
    settings.setSystemDark(false);
    expect(settings.dark).toBe(true);
  });
});
