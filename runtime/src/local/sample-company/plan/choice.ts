import type { Item, Plan } from '../model';
import { singleSourced } from './offers';

/** Items that sell at least so many lines a working day are good sellers, those that sell fewer than the other are slow. */
const GOOD = 1.2;
const SLOW = 0.1;

/** Picks items for findings, each once, and no product twice. What sells all the time and is not special already. */
export class Choice {
  private readonly candidates: Item[];
  private readonly taken = new Set<number>();

  constructor({ items, start, products }: Omit<Plan, 'findings'>) {
    const successors = new Set(products.map(product => product.successor));
    const single = new Set(singleSourced(products));
    this.candidates = items.filter(({ first, last, product }) => first === start && last === Number.MAX_SAFE_INTEGER && (
      !successors.has(product.index) && !single.has(product)));
  }

  /** The best seller of a warehouse that fits. */
  best(warehouse: number, fits: (item: Item) => boolean): Item {
    return this.take(this.free().filter(item => item.warehouse.index === warehouse && fits(item)).sort(bestFirst)[0]);
  }

  /** A product that two warehouses stock, as each of them does: the best seller that fits in the first of them. */
  inBoth(warehouse: number, other: number, fits: (item: Item) => boolean): [Item, Item] {
    const there = new Map(this.free().filter(item => item.warehouse.index === other).map(item => [item.product.index, item]));
    const found = this.free().filter(item => item.warehouse.index === warehouse && there.has(item.product.index) && fits(item)).sort(bestFirst)[0];
    const item = this.take(found);
    return [item, there.get(item.product.index)!];
  }

  /** Slow sellers from all warehouses. */
  slow(count: number, fits: (item: Item) => boolean): Item[] {
    const slow = this.free().filter(item => item.demand.linesPerDay < SLOW && item.product.cost > 2 && fits(item));
    const found: Item[] = [];
    for (let place = 0; place < count; place++) {
      const near = slow.slice(Math.floor(slow.length * (place + 0.5) / count)).find(item => !this.taken.has(item.product.index));
      if (near) found.push(this.take(near));
    }
    return found;
  }

  /** Good sellers of the first warehouse that a standing order could bring. */
  standing(): Item[] {
    const fits = ({ warehouse, demand, product }: Item) => (
      warehouse.index === 0 && demand.linesPerDay > GOOD && product.shelfLifeDays === undefined);
    return this.free().filter(fits)
      .sort(bestFirst).slice(6, 30);
  }

  /** Nothing else is planted at this item. */
  reserve(item: Item): void {
    this.take(item);
  }

  private free(): Item[] {
    return this.candidates.filter(({ product }) => !this.taken.has(product.index));
  }

  private take(item: Item | undefined): Item {
    if (!item) throw new Error('No item fits a planted finding.');
    this.taken.add(item.product.index);
    return item;
  }
}

function bestFirst(one: Item, other: Item): number {
  return other.demand.linesPerDay - one.demand.linesPerDay;
}
