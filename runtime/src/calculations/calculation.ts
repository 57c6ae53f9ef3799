/**
 * Work that may take seconds. It is pure, takes its seed with its input, and may run in a thread of its own: input and output are data that a
 * thread can be handed (no functions, no instances of classes).
 */
export interface Calculation<Input, Output> {
  /** The name under which a thread of its own finds it: `solve_routes`. */
  readonly name: string;
  run(input: Input, control: CalculationControl): Output | Promise<Output>;
}

/** What a running calculation asks and tells now and then. */
export interface CalculationControl {
  /** Whether its time is up: it then gives the best that it has, and says in its output where it stopped. */
  shouldStop(): boolean;
  /**
   * @param fraction  0 to 1
   * @param stage  what it is at, for one that does several things: that it goes on to another one is always told
   */
  progress(fraction: number, stage?: string): void;
  /**
   * Gives other work of this thread its turn, where there is some: between two items of many.
   *
   * @throws the signal's reason
   */
  turn(): Promise<void>;
}

/** Who waits for a calculation, and how long. */
export interface CalculationOptions {
  /** Ends the calculation at once where it runs in a thread of its own; its result is not waited for. */
  readonly signal: AbortSignal;
  /**
   * Seconds after which `shouldStop` says so.
   *
   * @default - as long as it takes
   */
  readonly maxSeconds?: number;
  /** Told a few times a second at the most. */
  onProgress?(fraction: number, stage?: string): void;
}

/** Runs calculations: beside the server's own thread, or in it. */
export interface Calculator {
  /** @throws the calculation's own error, the signal's reason, or CalculationLostError */
  run<Input, Output>(calculation: Calculation<Input, Output>, input: Input, options: CalculationOptions): Promise<Output>;
}
