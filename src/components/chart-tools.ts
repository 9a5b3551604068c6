/** What a chart's menu offers: zooming in and out and to all days, the whole screen, its figures, files. */
export type ChartTool = 'in' | 'out' | 'all' | 'full' | 'table' | 'png' | 'svg' | 'csv';
