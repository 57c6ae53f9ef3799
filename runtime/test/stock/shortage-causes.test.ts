import fc from 'fast-check';
import { explainShortage, type ShortageRecord } from '../../src/stock';

/** 10 a day were planned; 30 on hand, 40 due on day 3 came on day 5, and day 4 asked for 18. */
const RECORD: ShortageRecord = { opening: 30, demand: [10, 10, 10, 10, 18, 10], supply: [0, 0, 0, 0, 0, 40], unmetDemand: 'lost' };
const LATE = { name: 'receipt late', supply: [0, 0, 0, -40, 0, 40] };
const ABOVE = { name: 'demand above forecast', demand: [0, 0, 0, 0, 8, 0] };

test('the parts add up: what undoing each one saves, whichever is undone first', () => {
  // Both: 28 short. In time: 0. As forecast: 20. Both undone: 0. Late: (28 + 20) / 2, demand: (8 + 0) / 2.
  expect(explainShortage(RECORD, [LATE, ABOVE])).toEqual({
    unitsShort: 28, parts: [{ name: 'receipt late', units: 24 }, { name: 'demand above forecast', units: 4 }], rest: 0,
  });
});

test('what no cause explains is the rest', () => {
  expect(explainShortage(RECORD, [ABOVE])).toEqual({ unitsShort: 28, parts: [{ name: 'demand above forecast', units: 8 }], rest: 20 });
  expect(explainShortage(RECORD, [])).toEqual({ unitsShort: 28, parts: [], rest: 28 });
});

// O'Neill (1982), A problem of rights arbitration from the Talmud, Mathematical Social Sciences 2, 345-371: claims of 100, 200 and 300 on 200, served in each order
// of arrival.
// 123: 100, 100, 0; 132: 100, 0, 100; 213 and 231: 0, 200, 0; 312 and 321: 0, 0, 200. The means are 33 1/3, 83 1/3, 83 1/3.
test('claims of 100, 200 and 300 on 200: receipts that would each have ended a part of the shortage share it as the creditors do', () => {
  const missing = [100, 200, 300].map(quantity => ({ name: `${quantity}`, supply: [-quantity] }));
  const { parts, rest } = explainShortage({ opening: 0, demand: [200], supply: [0], unmetDemand: 'lost' }, missing);
  expect(parts.map(({ units }) => units)).toEqual([expect.closeTo(100 / 3, 9), expect.closeTo(250 / 3, 9), expect.closeTo(250 / 3, 9)]);
  expect(rest).toBe(0);
});

test('each part is the mean, over all orders tried one by one, of what undoing the cause saves', () => {
  const days = fc.array(fc.integer({ min: -20, max: 20 }), { minLength: 6, maxLength: 6 });
  const orders = (of: readonly number[]): number[][] => of.length === 0 ? [[]] : of.flatMap(first => orders(of.filter(each => each !== first)).map(rest => [first, ...rest]));
  fc.assert(fc.property(fc.array(fc.record({ supply: days, demand: days }), { minLength: 1, maxLength: 4 }), fc.constantFrom('lost' as const, 'backorder' as const), (deviations, unmetDemand) => {
    const causes = deviations.map((each, index) => ({ name: `${index}`, ...each }));
    const shortWithout = (undone: readonly number[]): number => {
      let [balance, short] = [RECORD.opening, 0];
      RECORD.demand.forEach((asked, day) => {
        const demanded = Math.max(0, asked - undone.reduce((sum, index) => sum + causes[index]!.demand[day]!, 0));
        const available = balance + RECORD.supply[day]! - undone.reduce((sum, index) => sum + causes[index]!.supply[day]!, 0);
        short += Math.max(0, demanded - Math.max(0, available));
        balance = unmetDemand === 'lost' ? Math.max(0, available - demanded) : available - demanded;
      });
      return short;
    };
    const all = orders(causes.map((_, index) => index));
    const { parts } = explainShortage({ ...RECORD, unmetDemand }, causes);
    causes.forEach((_, index) => {
      const saved = all.map(order => shortWithout(order.slice(0, order.indexOf(index))) - shortWithout(order.slice(0, order.indexOf(index) + 1)));
      expect(parts[index]!.units).toBeCloseTo(saved.reduce((sum, units) => sum + units, 0) / all.length, 9);
    });
  }));
});

test('something that helped has a part below 0', () => {
  const early = { name: 'receipt early', supply: [0, 0, 0, 0, 0, 40] };
  const { parts } = explainShortage({ ...RECORD, demand: [...RECORD.demand, 10] }, [early]);
  expect(parts[0]!.units).toBe(-20);
});

test('parts and rest add up to the shortage, and a cause that changed nothing has no part', () => {
  const days = fc.array(fc.integer({ min: -20, max: 20 }), { minLength: 6, maxLength: 6 });
  fc.assert(fc.property(fc.array(fc.record({ name: fc.string(), supply: days, demand: days }), { maxLength: 5 }), fc.constantFrom('lost' as const, 'backorder' as const), (causes, unmetDemand) => {
    const { unitsShort, parts, rest } = explainShortage({ ...RECORD, unmetDemand }, [...causes, { name: 'nothing' }]);
    expect(parts.reduce((sum, { units }) => sum + units, rest)).toBeCloseTo(unitsShort, 8);
    expect(parts.at(-1)!.units).toBeCloseTo(0, 9);
  }));
});

test('too many causes, or figures that are none, are refused', () => {
  expect(() => explainShortage(RECORD, Array.from({ length: 11 }, () => ABOVE))).toThrow('causes is 11; it has to be at most 10.');
  expect(explainShortage(RECORD, Array.from({ length: 10 }, () => ({ name: 'nothing' }))).parts).toHaveLength(10);
  expect(() => explainShortage({ ...RECORD, opening: NaN }, [])).toThrow(expect.objectContaining({ input: 'opening stock' }));
  for (const cause of [{ supply: [NaN] }, { demand: [Infinity] }]) {
    expect(() => explainShortage(RECORD, [{ name: 'odd', ...cause }])).toThrow(expect.objectContaining({ input: 'deviation of a day' }));
  }
});
