import type { CalculationControl, CalculationOptions } from './calculation';

/** Milliseconds between two reports. */
const REPORT_MS = 100;

/** Who else is in the thread of a calculation. */
export interface SharedThread {
  /** Ends it before its time is up. */
  cancelled(): boolean;
  /** @throws the signal's reason */
  turn(): Promise<void>;
}

/** Nobody waits there for a turn, and who cancels ends the thread. */
const ALONE: SharedThread = { cancelled: () => false, turn: async () => undefined };

/** The control of a run that begins now. */
export function controlOf(
  { maxSeconds, onProgress }: Omit<CalculationOptions, 'signal'>, { cancelled, turn }: SharedThread = ALONE,
): CalculationControl {
  const started = performance.now();
  let last: { readonly at: number; readonly stage: string | undefined } | undefined;
  return {
    shouldStop: () => cancelled() || (maxSeconds !== undefined && performance.now() - started > maxSeconds * 1_000),
    progress(fraction, stage) {
      const at = performance.now();
      if (last && last.stage === stage && at - last.at < REPORT_MS) return;
      last = { at, stage };
      onProgress?.(fraction, stage);
    },
    turn,
  };
}
