import type { Day } from '../days';
import type { Product } from '../model';
import { rounded } from '../money';
import { RandomStream } from '../random';
import { PRODUCT_GROUPS } from './product-groups';
import type { ProductGroup } from './product-groups';

/** How many products are replaced by a newer one, end without one, and come without a predecessor, in the course of the history. */
const REPLACED = 10;
const ENDED = 14;
const NEW = 12;
/** The days after the start between which that happens. They do not depend on how long the history is. */
const [EARLIEST, LATEST] = [250, 1_050];

/** The day after the start on which one product is replaced, whatever the seed. */
const LONG_GONE = 610;

/** Room that a thing takes on a shelf, against its own volume. */
const PACKED = 5;

type Life = Pick<Product, 'introduced' | 'discontinued' | 'successor'>;

/** 600 products, every kind of every group in every size; and the same in `scale` series. */
export function planProducts(seed: number, start: Day, scale: number): Product[] {
  const names = Array.from({ length: scale }, (_, series) => series).flatMap(series => PRODUCT_GROUPS.flatMap((group, groupIndex) =>
    group.kinds.flatMap(kind => group.sizes.map((size, step) => ({ group, groupIndex, kind, size: inSeries(size, series), step })))));
  const order = new RandomStream(seed, 'product rank').at();
  const ranks = shuffled(names.map((_, index) => index), order);
  const lives = planLives(seed, start, names.map(name => name.groupIndex), scale);
  const draw = new RandomStream(seed, 'product');
  return names.map(({ group, groupIndex, kind, size, step }, index) => {
    draw.at(index);
    const along = (step + draw.uniform() * 0.8) / 10;
    const cost = rounded(geometric(group.cost, along), 2);
    return {
      index, group: groupIndex, groupName: group.name, unit: group.unit, cost,
      id: `P${String(index + 1).padStart(4, '0')}`,
      name: `${kind} ${size}`,
      weightKg: rounded(geometric(group.weightKg, along), 3),
      volumeM3: rounded(PACKED * geometric(group.volumeM3, along), 6),
      packSize: draw.pick(group.packSizes),
      listPrice: rounded(cost * draw.between(1.35, 1.9), 2),
      storageClass: group.storageClass,
      shelfLifeDays: group.shelfLifeDays,
      rank: ranks[index]!,
      lineQuantity: lineQuantity(group, along) * draw.between(0.7, 1.3),
      ...lives[index]!,
    };
  });
}

/** `M8`, `M8 B`, `M8 C`, … */
function inSeries(size: string, series: number): string {
  return series === 0 ? size : `${size} ${String.fromCodePoint('A'.codePointAt(0)! + series)}`;
}

/** From the first to the second end of a range, in equal ratios. */
function geometric([from, to]: readonly [number, number], along: number): number {
  return from * (to / from) ** along;
}

function lineQuantity(group: ProductGroup, along: number): number {
  return geometric(group.lineQuantity, along);
}

/** When each product came and went. A successor is of the same group and comes a month before its predecessor goes. */
function planLives(seed: number, start: Day, groups: readonly number[], scale: number): Life[] {
  const draw = new RandomStream(seed, 'product life').at();
  const lives: Life[] = groups.map(() => ({ introduced: start - draw.whole(400, 3_000) }));
  const candidates = shuffled(groups.map((_, index) => index), draw);
  const take = () => candidates.pop()!;
  for (let count = 0; count < REPLACED * scale; count++) {
    const old = take();
    const place = candidates.findIndex(index => groups[index] === groups[old]);
    const [successor] = candidates.splice(place, 1);
    // The first has gone long enough for its rest to be dead stock.
    const end = start + (count === 0 ? LONG_GONE : draw.whole(EARLIEST, LATEST));
    lives[old] = { ...lives[old]!, discontinued: end, successor };
    lives[successor!] = { introduced: end - 30 };
  }
  for (let count = 0; count < ENDED * scale; count++) {
    const ended = take();
    lives[ended] = { ...lives[ended]!, discontinued: start + draw.whole(EARLIEST, LATEST) };
  }
  for (let count = 0; count < NEW * scale; count++) lives[take()] = { introduced: start + draw.whole(EARLIEST, LATEST) };
  return lives;
}

export function shuffled<T>(values: readonly T[], draw: RandomStream): T[] {
  const result = [...values];
  for (let last = result.length - 1; last > 0; last--) {
    const other = draw.whole(0, last);
    [result[last], result[other]] = [result[other]!, result[last]!];
  }
  return result;
}

