import fc from 'fast-check';
import { pegSupply } from '../../../src/tools/logistics/supply-pegging';

test('the earliest supply goes to the earliest promise, and what is left lacks', () => {
  const { pegs, short } = pegSupply(
    [
      { id: 'later', due: '2026-12-05', quantity: 10, priority: 1 }, { id: 'sooner', due: '2026-12-01', quantity: 6, priority: null },
      { id: 'important', due: '2026-12-01', quantity: 3, priority: 1 },
    ],
    [{ id: 'PO', day: '2026-12-03', quantity: 8 }, { id: 'stock', day: '2026-11-24', quantity: 5 }],
  );

  expect(pegs.map(({ demand, supply, quantity }) => [demand, supply, quantity])).toEqual([
    ['important', 'stock', 3], ['sooner', 'stock', 2], ['sooner', 'PO', 4], ['later', 'PO', 4],
  ]);
  expect([...short]).toEqual([['later', 6]]);
});

const day = fc.integer({ min: 1, max: 28 }).map(number => `2026-12-${String(number).padStart(2, '0')}`);
const quantity = fc.integer({ min: 0, max: 50 });

test('nothing is given twice, nothing is lost, and nobody waits for what a later promise gets sooner', () => {
  fc.assert(fc.property(
    fc.array(fc.record({ due: day, quantity, priority: fc.option(fc.integer({ min: 1, max: 3 })) }), { maxLength: 12 }),
    fc.array(fc.record({ day, quantity }), { maxLength: 8 }),
    (wanted, given) => {
      const demands = wanted.map((demand, place) => ({ id: `D${place}`, ...demand }));
      const supplies = given.map((supply, place) => ({ id: `S${place}`, ...supply }));
      const { pegs, short } = pegSupply(demands, supplies);
      for (const { id, quantity: all } of demands) {
        expect(pegs.filter(peg => peg.demand === id).reduce((sum, peg) => sum + peg.quantity, 0) + (short.get(id) ?? 0)).toBe(all);
      }
      for (const { id, quantity: all } of supplies) expect(pegs.filter(peg => peg.supply === id).reduce((sum, peg) => sum + peg.quantity, 0)).toBeLessThanOrEqual(all);
      const dueOf = (id: string) => demands.find(demand => demand.id === id)!.due;
      for (const one of pegs) for (const other of pegs) expect(dueOf(one.demand) < dueOf(other.demand) && one.day > other.day).toBe(false);
      const total = (things: readonly { quantity: number }[]) => things.reduce((sum, thing) => sum + thing.quantity, 0);
      expect(total(pegs)).toBe(Math.min(total(demands), total(supplies)));
    },
  ));
});
