/**
 * A day of deliveries from one depot: what is to be brought where and when, with which vehicles, over which roads.
 * Times are minutes from one origin that the caller chooses (midnight, say), money is of one currency.
 */
export interface RoutingProblem {
  /** What is to be delivered. */
  readonly stops: readonly Stop[];
  /** The fleet, one entry for vehicles that are alike. */
  readonly vehicles: readonly Vehicle[];
  /**
   * Kilometres from each place to each other, row by row: place 0 is the depot, place i + 1 is `stops[i]`; the entry `from * (stops + 1) + to`
   * is the way from `from` to `to`. The ways there and back may differ.
   */
  readonly distances: Float64Array;
  /**
   * Minutes from each place to each other, in the order of `distances`.
   *
   * @default - driving takes no time
   */
  readonly durations?: Float64Array;
  /**
   * When vehicles may leave the depot and must be back at the latest, in minutes.
   *
   * @default - at any time
   */
  readonly depot?: TimeWindow;
}

/** From when and until when, in minutes; what is not given does not bind. */
export interface TimeWindow {
  readonly earliest?: number;
  readonly latest?: number;
}

/** One delivery. */
export interface Stop {
  readonly id: string;
  /** Kilograms, or any unit in which the vehicles' `weight` is. */
  readonly weight: number;
  /**
   * Cubic metres, or any unit in which the vehicles' `volume` is.
   *
   * @default 0
   */
  readonly volume?: number;
  /**
   * When the service may begin, in minutes; who comes early waits.
   *
   * @default - at any time
   */
  readonly window?: TimeWindow;
  /**
   * Minutes from the beginning of the service until the vehicle may drive on.
   *
   * @default 0
   */
  readonly serviceMinutes?: number;
  /**
   * How much this stop counts against others when not all that must be served can be. A stop of priority 3 stays before two of priority 1.
   *
   * @default 1
   */
  readonly priority?: number;
  /**
   * Makes the stop optional: it is served if that costs no more than this much money.
   *
   * @default - the stop must be served if that is possible
   */
  readonly prize?: number;
}

/** Vehicles that are alike. */
export interface Vehicle {
  readonly id: string;
  /** What one carries, in the unit of the stops' `weight`. */
  readonly weight: number;
  /**
   * What one carries, in the unit of the stops' `volume`.
   *
   * @default - volume does not bind
   */
  readonly volume?: number;
  /**
   * How many there are.
   *
   * @default - as many as are needed
   */
  readonly count?: number;
  /**
   * Money for each one that is used.
   *
   * @default 0
   */
  readonly fixedCost?: number;
  /** Money per kilometre. */
  readonly costPerKm: number;
  /**
   * Money per hour from leaving the depot until being back, waiting and breaks included.
   *
   * @default 0
   */
  readonly costPerHour?: number;
  /**
   * When it may leave at the earliest and must be back at the latest, in minutes.
   *
   * @default - at any time
   */
  readonly shift?: TimeWindow;
  /**
   * The driver's break.
   *
   * @default - no break
   */
  readonly break?: DriverBreak;
  /**
   * Minutes from leaving the depot until being back, at most.
   *
   * @default - as long as the shift
   */
  readonly maximumMinutes?: number;
  /**
   * Kilometres of one route, at most.
   *
   * @default - as far as it goes
   */
  readonly maximumKm?: number;
}

/** A break is taken once, where the vehicle stands after a service. Who is back at the depot by `latest` needs none. */
export interface DriverBreak {
  /** How long it lasts. */
  readonly minutes: number;
  /** When it may begin at the earliest, in minutes. */
  readonly earliest: number;
  /** When it must begin at the latest, in minutes. */
  readonly latest: number;
}
