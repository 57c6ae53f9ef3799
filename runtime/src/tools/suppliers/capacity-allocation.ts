import { setImmediate as othersTurn } from 'node:timers/promises';
import { groupedBy } from '../grouped';
import { linearSolver, type LinearSolver } from '../linear-program';
import type { Saving } from './savings';
import type { StockingUnits } from './units';

/** What a supplier can still make of a product group in the year; undefined where that is not known. */
export type CapacityOf = (supplier: string, group: string | null) => StockingUnits | undefined;

/** At most one alternative a product, within what suppliers can make. */
export interface Allocation {
  /** Largest net saving first. */
  readonly taken: readonly Saving[];
  /** False where the solver ran out of time: a better allocation may exist. */
  readonly proven: boolean;
}

/** A group whose allocation is not proven after so long is taken as it is then. */
const LIMIT = { seconds: 1 };

/**
 * The alternatives that together save most net. Where the wishes of a product group fit into what suppliers can make, each product gets its best;
 * where they do not, HiGHS allocates. Capacity is by group, so groups are solved one by one and nothing is lost by that.
 */
export async function allocateCapacity(wished: readonly Saving[], capacityOf: CapacityOf): Promise<Allocation> {
  const taken: Saving[] = [];
  let [solver, proven]: [LinearSolver | undefined, boolean] = [undefined, true];
  for (const [group, savings] of groupedBy(wished, ({ item }) => item.product.group)) {
    const bounds = [...groupedBy(savings, supplierOf)].map(([supplier, sharing]) => ({ sharing, capacity: capacityOf(supplier, group) ?? Infinity }))
      .filter(({ sharing, capacity }) => sharing.reduce((sum, { item }) => sum + item.demand, 0) > capacity);
    if (bounds.length === 0) {
      taken.push(...bestOfEach(savings));
      continue;
    }
    solver ??= await linearSolver();
    const place = new Map(savings.map((saving, index) => [saving, index]));
    const solution = solver({
      direction: 'maximize',
      variables: savings.map(({ net }) => ({ objective: net, high: 1, whole: true })),
      constraints: [
        ...[...byProduct(savings).values()].map(own => ({ high: 1, terms: own.map(saving => ({ variable: place.get(saving)!, factor: 1 })) })),
        ...bounds.map(({ sharing, capacity }) =>
          ({ high: capacity, terms: sharing.map(saving => ({ variable: place.get(saving)!, factor: saving.item.demand })) })),
      ],
    }, LIMIT);
    taken.push(...savings.filter((_, index) => solution.values[index] === 1));
    proven &&= solution.proven;
    await othersTurn();
  }
  return { taken: taken.sort(byNet), proven };
}

/** The larger net saving first. */
export function byNet(one: Saving, other: Saving): number {
  return other.net - one.net || one.item.product.id.localeCompare(other.item.product.id)
    || one.alternative.offer.supplier.localeCompare(other.alternative.offer.supplier);
}

function bestOfEach(savings: readonly Saving[]): Saving[] {
  return [...byProduct(savings).values()].map(own => [...own].sort(byNet)[0]!);
}

function byProduct(savings: readonly Saving[]): ReadonlyMap<string, readonly Saving[]> {
  return groupedBy(savings, ({ item }) => item.product.id);
}

function supplierOf({ alternative: { offer } }: Saving): string {
  return offer.supplier;
}
