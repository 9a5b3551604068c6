import { watch } from 'vue';
import { useSettingsStore, type PaletteChoice, type ThemeChoice } from '../stores/settings';

const THEME_KEY = 'macrotide.theme';
const PALETTE_KEY = 'macrotide.palette';
const THEMES: readonly ThemeChoice[] = ['auto', 'light', 'dark'];
const PALETTES: readonly PaletteChoice[] = ['red-green', 'blue-orange'];

/** Applies light or dark to the document and remembers the reader's choices. Call it once, before mounting. */
export function useAppearance(): void {
  const settings = useSettingsStore();
  const system = matchMedia('(prefers-color-scheme: dark)');
  settings.setSystemDark(system.matches);
  system.addEventListener('change', (event) => settings.setSystemDark(event.matches));
  settings.setTheme(remembered(THEME_KEY, THEMES) ?? 'auto');
  settings.setPalette(remembered(PALETTE_KEY, PALETTES) ?? 'red-green');

  watch(
    () => settings.dark,
    (dark) => (document.documentElement.dataset['theme'] = dark ? 'dark' : 'light'),
    { immediate: true },
  );
  watch(
    () => settings.theme,
    (theme) => remember(THEME_KEY, theme),
  );
  watch(
    () => settings.palette,
    (palette) => remember(PALETTE_KEY, palette),
  );
}

function remembered<T extends string>(key: string, allowed: readonly T[]): T | undefined {
  try {
    const stored = localStorage.getItem(key);
    return allowed.find((choice) => choice === stored);
  } catch {
    // Storage is refused in some private windows: the choice then lasts as long as the page.
    return undefined;
  }
}

function remember(key: string, value: string): void {
  try {
    localStorage.setItem(key, value);
  } catch {
    // As above.
  }
}
