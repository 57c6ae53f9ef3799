/** Who drives where, and what that costs. */
export interface RoutingSolution {
  readonly routes: readonly Route[];
  /** What no vehicle visits, each with a reason that holds. */
  readonly leftOut: readonly LeftOutStop[];
  /** Money of all routes. The prizes of optional stops that are left out are not in it. */
  readonly cost: number;
  readonly km: number;
  /** Minutes of all routes. */
  readonly minutes: number;
  /** What savings alone (Clarke & Wright 1964) reach, to compare with. */
  readonly savings: PlanSummary;
  /** Iterations done. */
  readonly iterations: number;
  /** Iterations asked for. */
  readonly iterationsAsked: number;
  /** Whether `shouldStop` ended the search before its iterations were done: then another run need not give the same. */
  readonly stoppedEarly: boolean;
}

/** A plan in figures. */
export interface PlanSummary {
  /** Money of all routes. */
  readonly cost: number;
  readonly km: number;
  readonly minutes: number;
  readonly routes: number;
  readonly leftOut: number;
  /** Prizes of the optional stops left out, money. */
  readonly prizesForgone: number;
}

/** What one vehicle drives. Minutes are those of the problem's origin. */
export interface Route {
  /** The id of the kind of vehicle. */
  readonly vehicle: string;
  readonly stops: readonly RouteStop[];
  /** When it leaves the depot: as late as possible without being back later, so that nobody waits for nothing. */
  readonly departure: number;
  /** When it is back. */
  readonly end: number;
  readonly km: number;
  /** From departure to end. */
  readonly minutes: number;
  /** What it leaves with. */
  readonly load: { readonly weight: number; readonly volume: number };
  /** The break, if one is taken, and after which stop (none: at the depot, before leaving for the first). */
  readonly break?: { readonly start: number; readonly end: number; readonly afterStop?: string };
  /** Money. */
  readonly cost: { readonly fixed: number; readonly distance: number; readonly time: number; readonly total: number };
}

/** A visit. */
export interface RouteStop {
  readonly stop: string;
  readonly arrival: number;
  /** When the service begins: at the arrival or when the window opens. */
  readonly start: number;
  /** When the vehicle drives on, without a break that follows. */
  readonly departure: number;
  /** Kilometres from the place before. */
  readonly km: number;
}

/** A rule of the problem that keeps a stop from being served. */
export type RoutingConstraint = 'weight' | 'volume' | 'window' | 'shift' | 'break' | 'duration' | 'distance' | 'vehicles' | 'prize';

/** A stop that no vehicle visits. */
export interface LeftOutStop {
  readonly stop: string;
  /**
   * What has to be lifted (see `withoutConstraints`) for the stop to be served beside all others that are: nearly always one; several
   * only if no single one is enough. `prize`: serving it costs more than it brings.
   */
  readonly constraints: readonly RoutingConstraint[];
  /** Others, of which each would do alone as well. */
  readonly alternatives: readonly RoutingConstraint[];
  /** What serving it in the cheapest way would add to the plan once the constraints are lifted, money. */
  readonly extraCost: number;
}

/** How long to search, from where, and who may end it. */
export interface RoutingOptions {
  /** The same seed and iterations give the same plan on every machine. */
  readonly seed: number;
  /** Ruins and recreations. The temperature of the search follows them, never the clock. 0 gives savings with local search. */
  readonly iterations: number;
  /** Asked now and then: true ends the search early. Clocks and cancellations come in here. */
  readonly shouldStop?: () => boolean;
  /** Told now and then how far the search is. */
  readonly onProgress?: (progress: RoutingProgress) => void;
}

/** How far the search is. */
export interface RoutingProgress {
  readonly iterations: number;
  readonly iterationsAsked: number;
  /** Money of the best plan yet, with what its left-out stops count. */
  readonly cost: number;
}
