/** How finely the metrics of a platform are split, at 0.30 USD a series and month. */
export enum MetricDetail {
  /** Totals. */
  MINIMAL = 'minimal',
  /** Also by agent and model. */
  STANDARD = 'standard',
  /** Also by persona and tool. */
  FULL = 'full',
}
