import { isOwnId, type CoinId, type TargetId } from '../domain/catalogue/ids';

export type ThemeMode = 'light' | 'dark';
/** Colours for negative and positive correlation: the field's red-green, or one that red-green blind eyes tell apart. */
export type Palette = 'red-green' | 'blue-orange';

/** Everything a chart needs to know about colour. The same values as in `styles/tokens.css`: canvases read no CSS. */
export interface ChartTheme {
  readonly mode: ThemeMode;
  readonly palette: Palette;
  readonly page: string;
  readonly surface: string;
  readonly raised: string;
  readonly ink: string;
  readonly muted: string;
  readonly hairline: string;
  /** Grid lines: fainter than the hairline. */
  readonly grid: string;
  readonly accent: string;
  readonly good: string;
  readonly warn: string;
  readonly bad: string;
  /** The naive forecast: neutral and dashed wherever it is drawn. */
  readonly naive: string;
  readonly coins: Readonly<Record<CoinId, string>>;
  /** Correlation −1, 0, +1. */
  readonly correlation: readonly [string, string, string];
  readonly font: string;
}

type Colours = Omit<ChartTheme, 'mode' | 'palette' | 'correlation' | 'font'>;

const LIGHT: Colours = {
  page: '#F7F8FA',
  surface: '#FFFFFF',
  raised: '#FFFFFF',
  ink: '#14181F',
  muted: '#55606E',
  hairline: '#DDE2E8',
  grid: '#ECEFF3',
  accent: '#1F5FBF',
  good: '#1B7A43',
  warn: '#9A6700',
  bad: '#B3261E',
  naive: '#6B7684',
  coins: { btc: '#C2570C', eth: '#4F46C8', ltc: '#5F6B7A', doge: '#0F7B6C' },
};

const DARK: Colours = {
  page: '#0E1116',
  surface: '#151A21',
  raised: '#1C222B',
  ink: '#E8ECF1',
  muted: '#9AA6B4',
  hairline: '#2A323D',
  grid: '#212832',
  accent: '#7FB2FF',
  good: '#5CC98A',
  warn: '#E3B341',
  bad: '#F28B82',
  naive: '#8995A3',
  coins: { btc: '#F59E4C', eth: '#A5A0FF', ltc: '#B4BECB', doge: '#4FC9B0' },
};

const CORRELATION: Readonly<Record<Palette, Readonly<Record<ThemeMode, readonly [string, string, string]>>>> =
  {
    'red-green': { light: ['#B2182B', '#F2F2F0', '#1B7837'], dark: ['#E2616B', '#242A33', '#54B06F'] },
    'blue-orange': { light: ['#B35806', '#F2F2F0', '#2166AC'], dark: ['#E8923F', '#242A33', '#5AA3E8'] },
  };

const FONT = "system-ui, -apple-system, 'Segoe UI', Roboto, 'Helvetica Neue', Arial, sans-serif";

/** The colour of a coin's line; those of the reader's own share one. */
export function coinColour(theme: ChartTheme, coin: TargetId): string {
  return isOwnId(coin) ? theme.accent : theme.coins[coin];
}

/** The theme of all charts. */
export function chartTheme(mode: ThemeMode, palette: Palette = 'red-green'): ChartTheme {
  const colours = mode === 'dark' ? DARK : LIGHT;
  return { ...colours, mode, palette, correlation: CORRELATION[palette][mode], font: FONT };
}
