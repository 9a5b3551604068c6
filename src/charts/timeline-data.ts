import type { ChartSeries, DaySpan } from './common';
import type { Lane } from './timeline-lanes';

/** Something that happened on a day, in words. */
export interface DayNews {
  readonly day: number;
  readonly words: string;
}

/** The rolling correlation of one pair. */
export interface TimelineLine {
  readonly series: ChartSeries;
  /** Beside the line's end, where there are several. */
  readonly short: string;
  readonly colour: string;
  readonly dash: 'solid' | readonly number[];
}

/** Between these `level` of the windows of unrelated series lie. */
export interface TimelineBand {
  readonly lower: number;
  readonly upper: number;
  readonly level: number;
}

export interface TimelineChartData {
  /** The chosen pair first. */
  readonly lines: readonly TimelineLine[];
  readonly span: DaySpan;
  /** What a point is the correlation of: "180 days", "three monthly means". */
  readonly windowText: string;
  /** Of the chosen pair; null while it is not known. */
  readonly band: TimelineBand | null;
  readonly monthly: boolean;
  readonly lanes: readonly Lane[];
  /** What happened on a day, or in a month. */
  readonly news: readonly DayNews[];
  /** What the chosen pair's indicator is. */
  readonly description: string;
  /** Height of the whole chart, pixels. */
  readonly height: number;
  /** Without words on the plot, for narrow screens. */
  readonly compact: boolean;
}

/** From which size a correlation is called strong, and from which it is called weak. */
export const STRONG = 0.5;
export const WEAK = 0.2;
