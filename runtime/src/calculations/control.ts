import type { CalculationControl } from './calculation';

/** Milliseconds between two reports. */
const REPORT_MS = 100;

/** The control of a run that begins now. `cancelled` ends it before its time is up. */
export function controlOf(
  maxSeconds: number | undefined, report: (fraction: number) => void, cancelled: () => boolean = () => false,
): CalculationControl {
  const started = performance.now();
  let reported = -Infinity;
  return {
    shouldStop: () => cancelled() || (maxSeconds !== undefined && performance.now() - started > maxSeconds * 1_000),
    progress(fraction) {
      const now = performance.now();
      if (now - reported < REPORT_MS) return;
      reported = now;
      report(fraction);
    },
  };
}
