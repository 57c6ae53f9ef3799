import { groupedBy } from '../grouped';
import type { LinearProgram, ProgramSolver } from '../linear-program';
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
const SECONDS = 3;

/**
 * The alternatives that together save most net. Where the wishes of a product group fit into what suppliers can make, each product gets its best;
 * where they do not, HiGHS allocates. Capacity is by group, so groups are solved one by one and nothing is lost by that.
 */
export async function allocateCapacity(wished: readonly Saving[], capacityOf: CapacityOf, solve: ProgramSolver): Promise<Allocation> {
  const taken: Saving[] = [];
  const contested: { readonly savings: readonly Saving[]; readonly program: LinearProgram }[] = [];
  for (const [group, savings] of groupedBy(wished, ({ item }) => item.product.group)) {
    const bounds = [...groupedBy(savings, supplierOf)].map(([supplier, sharing]) => ({ sharing, capacity: capacityOf(supplier, group) ?? Infinity }))
      .filter(({ sharing, capacity }) => sharing.reduce((sum, { item }) => sum + item.demand, 0) > capacity);
    if (bounds.length === 0) taken.push(...bestOfEach(savings));
    else contested.push({ savings, program: programOf(savings, bounds) });
  }
  const solutions = contested.length === 0 ? [] : await solve({ programs: contested.map(({ program }) => program), seconds: SECONDS });
  for (const [index, { values }] of solutions.entries()) taken.push(...contested[index]!.savings.filter((_, place) => values[place] === 1));
  return { taken: taken.sort(byNet), proven: solutions.every(({ proven }) => proven) };
}

/** Suppliers of whom more is wished than they can make. */
interface Bound {
  readonly sharing: readonly Saving[];
  readonly capacity: StockingUnits;
}

function programOf(savings: readonly Saving[], bounds: readonly Bound[]): LinearProgram {
  const place = new Map(savings.map((saving, index) => [saving, index]));
  return {
    direction: 'maximize',
    variables: savings.map(({ net }) => ({ objective: net, high: 1, whole: true })),
    constraints: [
      ...[...byProduct(savings).values()].map(own => ({ high: 1, terms: own.map(saving => ({ variable: place.get(saving)!, factor: 1 })) })),
      ...bounds.map(({ sharing, capacity }) =>
        ({ high: capacity, terms: sharing.map(saving => ({ variable: place.get(saving)!, factor: saving.item.demand })) })),
    ],
  };
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
