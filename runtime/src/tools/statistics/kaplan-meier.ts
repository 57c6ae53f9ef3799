/** How often something took so long, or had taken so long when one looked and had not happened yet. */
export interface Duration {
  readonly days: number;
  readonly count: number;
  /** False where it is still open: it takes longer than `days`. */
  readonly ended: boolean;
}

/**
 * The duration within which half of the cases end, where some are still open. To leave those out would make whoever slows down look fast.
 * Null where fewer than half can be said to have ended.
 *
 * @see Kaplan & Meier (1958), Journal of the American Statistical Association 53(282): 457-481, the product-limit estimate
 */
export function medianDuration(durations: readonly Duration[]): number | null {
  let atRisk = durations.reduce((sum, { count }) => sum + count, 0);
  let surviving = 1;
  for (const days of [...new Set(durations.map(duration => duration.days))].sort((a, b) => a - b)) {
    const here = durations.filter(duration => duration.days === days);
    const ended = here.reduce((sum, { count, ended: over }) => sum + (over ? count : 0), 0);
    surviving *= 1 - ended / atRisk;
    if (surviving <= 0.5 + 1e-12) return days;
    atRisk -= here.reduce((sum, { count }) => sum + count, 0);
  }
  return null;
}
