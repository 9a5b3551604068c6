import { defineStore } from 'pinia';
import { computed, ref } from 'vue';

export type ThemeChoice = 'auto' | 'light' | 'dark';
export type PaletteChoice = 'red-green' | 'blue-orange';

/** How this reader likes it: remembered on this machine, never part of a link. */
export const useSettingsStore = defineStore('settings', () => {
  const theme = ref<ThemeChoice>('auto');
  const palette = ref<PaletteChoice>('red-green');
  /** What the operating system asks for. */
  const systemDark = ref(false);
  const dark = computed(() => (theme.value === 'auto' ? systemDark.value : theme.value === 'dark'));

  function setTheme(choice: ThemeChoice): void {
    theme.value = choice;
  }
  function setPalette(choice: PaletteChoice): void {
    palette.value = choice;
  }
  function setSystemDark(value: boolean): void {
    systemDark.value = value;
  }
  return { theme, palette, systemDark, dark, setTheme, setPalette, setSystemDark };
});
