import { defineStore } from 'pinia';
import { ref } from 'vue';

export type ThemeChoice = 'auto' | 'light' | 'dark';
export type PaletteChoice = 'red-green' | 'blue-orange';

/** How this reader likes it: remembered on this machine, never part of a link. */
export const useSettingsStore = defineStore('settings', () => {
  const theme = ref<ThemeChoice>('auto');
  const palette = ref<PaletteChoice>('red-green');
  /** What the operating system asks for. */
  const systemDark = ref(false);

  function setTheme(choice: ThemeChoice): void {
    theme.value = choice;
  }
  function setPalette(choice: PaletteChoice): void {
    palette.value = choice;
  }
  function setSystemDark(dark: boolean): void {
    systemDark.value = dark;
  }
  return { theme, palette, systemDark, setTheme, setPalette, setSystemDark };
});
