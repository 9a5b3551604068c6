import { formatNumber, MISSING } from '../../charts/format';
import type { DensitiesAnswer } from '../../contracts/evaluation';
import type { DensityReport } from '../../domain/backtest/densities';

type Row = Readonly<Record<string, string>>;

export const BAND_COLUMNS = [
  { key: 'name', label: 'Distribution', heading: true },
  { key: 'band80', label: '80 % band covers', numeric: true },
  { key: 'band95', label: '95 % band covers', numeric: true },
  { key: 'gaussian', label: 'Pinball, below Gaussian', numeric: true },
  { key: 'empirical', label: 'below empirical', numeric: true },
];

/** Coverage and pinball skill of each distribution, with errors and worst folds. */
export function bandRows({ reports }: DensitiesAnswer): Row[] {
  return reports.map((report) => ({
    name: report.label,
    band80: coverageWords(report, 80),
    band95: coverageWords(report, 95),
    gaussian: pinballWords(report, 'gaussian'),
    empirical: pinballWords(report, 'empirical'),
  }));
}

function bandOf({ bands }: DensityReport, nominal: number) {
  return bands.find((band) => Math.round(band.nominal) === nominal);
}

function coverageWords(report: DensityReport, nominal: number): string {
  const band = bandOf(report, nominal);
  return band ? withError(band.coverage, band.error, band.perFold[band.worstFold]) : MISSING;
}

function pinballWords({ id, pinballSkill }: DensityReport, against: string): string {
  if (id === against) return 'itself';
  const one = pinballSkill.find((other) => other.against === against);
  return one ? withError(one.skill, one.error, one.perFold[one.worstFold]) : MISSING;
}

/** "79.3 ± 1.1 % (worst fold 74.0)". */
export function withError(value: number, error: number, worst: number | undefined): string {
  if (!Number.isFinite(value)) return MISSING;
  const spread = Number.isFinite(error) ? ` ± ${formatNumber(error, 1)}` : '';
  const fold =
    worst === undefined || !Number.isFinite(worst) ? '' : ` (worst fold ${formatNumber(worst, 1)})`;
  return `${formatNumber(value, 1)}${spread} %${fold}`;
}

export const VOLATILITY_COLUMNS = [
  { key: 'ahead', label: 'Days ahead', heading: true },
  { key: 'persistence', label: 'Better than the last day', numeric: true },
  { key: 'span', label: 'Better than as many last days', numeric: true },
];

/** Skill of the volatility model that ships, by days ahead. */
export function volatilityRows({ volatility }: DensitiesAnswer): Row[] {
  const [ours] = volatility;
  if (!ours) return [];
  const horizons = [...new Set(ours.skills.map(({ horizon }) => horizon))];
  const against = [...new Set(ours.skills.map((one) => one.against))];
  return horizons.map((horizon) => {
    const words = (other: string | undefined): string => {
      const one = ours.skills.find((skill) => skill.against === other && skill.horizon === horizon);
      return one ? withError(one.skill, one.error, one.perFold[one.worstFold]) : MISSING;
    };
    return { ahead: String(horizon), persistence: words(against[0]), span: words(against[1]) };
  });
}

/** The panel's first sentence. */
export function bandsFinding(coin: string, { reports, volatility }: DensitiesAnswer): string {
  const [ships] = reports;
  const [narrow, wide] = ships ? [bandOf(ships, 80), bandOf(ships, 95)] : [];
  const [skill] = volatility[0]?.skills ?? [];
  if (!narrow || !wide || !skill) return `Bands of ${coin}`;
  return `${coin}: 80 % bands covered ${formatNumber(narrow.coverage, 1)} %, 95 % bands ${formatNumber(wide.coverage, 1)} %; tomorrow’s volatility is told ${formatNumber(skill.skill, 0)} % better than by today’s`;
}
