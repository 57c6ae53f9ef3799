import type { Money, MoneyPerUnit, StockingUnits } from '../../stock';
import { groupedBy } from '../grouped';
import type { LinearProgram, LinearSolver } from '../linear-program';

/** A quantity that could be sent, and the margin short that it avoids where it arrives. */
export interface Lot {
  readonly quantity: StockingUnits;
  readonly avoided: Money;
}

/** A way of one product from one warehouse to another. */
export interface Way {
  readonly from: string;
  readonly to: string;
  readonly lots: readonly Lot[];
  readonly fixedCost: Money;
  readonly costPerUnit: MoneyPerUnit;
}

/** What a warehouse can spare, and what sparing it causes. */
export interface Giver {
  readonly warehouse: string;
  readonly free: StockingUnits;
  /** Margin short caused by giving so much, from nothing on, smallest quantity first. */
  readonly caused: readonly { readonly quantity: StockingUnits; readonly money: Money }[];
}

/** A transfer that is worth its cost. */
export interface ChosenLot {
  readonly way: Way;
  readonly lot: Lot;
}

/** What sending a lot costs in freight and handling. */
export function costOf({ fixedCost, costPerUnit }: Pick<Way, 'fixedCost' | 'costPerUnit'>, quantity: StockingUnits): Money {
  return fixedCost + costPerUnit * quantity;
}

/**
 * The transfers of one product that together avoid most margin short, less what they cause and cost: a transport problem with a fixed charge on each
 * way. A warehouse gets it from one other at most and gives to as many as it can; what giving causes is taken as convex.
 *
 * @see Hirsch & Dantzig (1968), The fixed charge problem, Naval Research Logistics Quarterly 15(3)
 */
export function chooseTransfers(ways: readonly Way[], givers: readonly Giver[], solve: LinearSolver): { chosen: ChosenLot[]; proven: boolean } {
  const options = ways.flatMap(way => way.lots.map(lot => ({ way, lot })));
  const { values, proven } = solve(programOf(options, givers));
  return { chosen: options.filter((_, index) => values[index] === 1), proven };
}

function programOf(options: readonly ChosenLot[], givers: readonly Giver[]): LinearProgram {
  const places = options.map((option, variable) => ({ ...option, variable }));
  return {
    direction: 'maximize',
    variables: [
      ...options.map(({ way, lot }) => ({ objective: lot.avoided - costOf(way, lot.quantity), high: 1, whole: true as const })),
      ...givers.map(() => ({ objective: -1 })),
    ],
    constraints: [
      ...[...groupedBy(places, ({ way }) => way.to).values()].map(own => ({ high: 1, terms: own.map(({ variable }) => ({ variable, factor: 1 })) })),
      ...givers.flatMap(({ warehouse, free, caused }, index) => {
        const given = places.filter(({ way }) => way.from === warehouse);
        const quantities = (factor: number) => given.map(({ variable, lot }) => ({ variable, factor: factor * lot.quantity }));
        return [
          { high: free, terms: quantities(1) },
          // The cost of giving lies on or above each line along the curve.
          ...linesUnder(caused).map(({ slope, at0 }) =>
            ({ high: -at0, terms: [...quantities(slope), { variable: options.length + index, factor: -1 }] })),
        ];
      }),
    ],
  };
}

/** The lines along the convex hull below the points that rise at all. */
function linesUnder(points: Giver['caused']): { slope: MoneyPerUnit; at0: Money }[] {
  const hull: { quantity: StockingUnits; money: Money }[] = [];
  const slopeOf = (one: { quantity: number; money: number }, other: { quantity: number; money: number }) =>
    (other.money - one.money) / (other.quantity - one.quantity);
  for (const point of points) {
    while (hull.length > 1 && slopeOf(hull.at(-2)!, hull.at(-1)!) >= slopeOf(hull.at(-1)!, point)) hull.pop();
    hull.push(point);
  }
  return hull.slice(1).map((point, index) => {
    const slope = slopeOf(hull[index]!, point);
    return { slope, at0: point.money - slope * point.quantity };
  }).filter(({ slope }) => slope > 1e-9);
}
