import { leadTimes, observed, type PurchaseLine } from '../../src/stock';

const line = (item: string, ordered: number, receipts: readonly (readonly [number, number])[], quantity = 100): PurchaseLine =>
  ({ item, ordered, quantity, receipts: receipts.map(([day, received]) => ({ day, quantity: received })) });

test('a line has arrived with the receipt that brings it to 90 %', () => {
  expect(observed(line('A', -30, [[-20, 89], [-12, 1], [-5, 10]]))).toEqual({ days: 18, ended: true });
  expect(observed(line('A', -30, [[-12, 40], [-20, 60]]))).toEqual({ days: 18, ended: true });
  expect(observed(line('A', -30, [[-20, 89]]))).toEqual({ days: 30, ended: false });
});

test('a line that was cancelled says nothing, and none at all is no lead time', () => {
  expect(leadTimes([line('A', -30, [], 0)])).toBeNull();
  expect(leadTimes([line('A', -30, [[-20, 100]]), line('A', -40, [], 0)])!.group).toMatchObject({ n: 1, mean: 10 });
});

test('items that differ keep most of their own mean; one with a single line is drawn to the group', () => {
  const lines = [
    ...[9, 10, 11, 9, 10, 11].map(days => line('fast', -100, [[-100 + days, 100]])),
    ...[19, 20, 21, 19, 20, 21].map(days => line('slow', -100, [[-100 + days, 100]])),
    line('new', -100, [[-80, 100]]),
  ];
  const { group, items } = leadTimes(lines)!;
  expect(group.mean).toBeCloseTo(15.3846, 4); // 200 days of 13 lines
  expect(items.get('fast')!.mean).toBeCloseTo(10.05, 1);
  expect(items.get('slow')!.mean).toBeCloseTo(19.95, 1);
  expect(items.get('new')!.mean).toBeGreaterThan(15.4);
  expect(items.get('new')!.mean).toBeLessThan(20);
  // What is known of the mean: much of an item with six lines, less of one with a single line.
  expect(items.get('fast')!.sdOfMean).toBeCloseTo(0.37, 1);
  expect(items.get('new')!.sdOfMean).toBeGreaterThan(0.8);
  // Around its own mean an item varies as its lines do, not as the group does.
  expect(group.sd).toBeGreaterThan(4);
  expect(items.get('fast')!.sd).toBeLessThan(1.5);
});

// Loss Data Analytics (an open text of the Actuarial Community), 1st ed., section 9.6, with ten days more, since no lead time is below 0.
describe('the published claims of two policyholders in three years', () => {
  const drawn = (claims: Readonly<Record<string, readonly number[]>>): readonly number[] => {
    const { items } = leadTimes(Object.entries(claims).flatMap(([item, each]) => each.map(count => line(item, -20, [[count - 10, 100]]))))!;
    return ['A', 'B'].map(item => items.get(item)!.mean - 10);
  };

  test('example 9.6.1: variance within 1/3 and between 7/9, a credibility of 7/8, and so 5/12 and 19/12', () => {
    expect(drawn({ A: [0, 1, 0], B: [2, 1, 2] })).toEqual([5 / 12, 19 / 12].map(mean => expect.closeTo(mean, 12)));
  });

  test('example 9.6.2: a variance between of -1/2, which tells nobody apart, so that both have the mean of 3/2', () => {
    expect(drawn({ A: [3, 0, 0], B: [3, 0, 3] })).toEqual([1.5, 1.5].map(mean => expect.closeTo(mean, 12)));
  });
});

// The yield of six batches of dyestuff (Davies & Goldsmith 1972, Statistical Methods in Research and Production, 4th ed., table 6.3, p. 131):
// variance between batches 1764.05, within 2451.25. What R's lme4 predicts of each batch, less the mean of 1527.5, as Gross (2021) prints it,
// BMA / ST 590 Computing Companion, North Carolina State University, chapter on hierarchical models, Dyestuff data.
test('the published batches of dyestuff are drawn to their mean as a mixed model draws them', () => {
  const yields: Readonly<Record<string, readonly number[]>> = {
    A: [1545, 1440, 1440, 1520, 1580], B: [1540, 1555, 1490, 1560, 1495], C: [1595, 1550, 1605, 1510, 1560],
    D: [1445, 1440, 1595, 1465, 1545], E: [1595, 1630, 1515, 1635, 1625], F: [1520, 1455, 1450, 1480, 1445],
  };
  const { group, items } = leadTimes(Object.entries(yields).flatMap(([batch, each]) => each.map(days => line(batch, -2_000, [[days - 2_000, 100]]))))!;
  expect(group.mean).toBeCloseTo(1527.5, 10);
  const predicted: readonly (readonly [string, number])[] = [
    ['A', -17.6068514], ['B', 0.3912634], ['C', 28.5622256], ['D', -23.0845385], ['E', 56.7331877], ['F', -44.9952868],
  ];
  for (const [batch, effect] of predicted) expect(items.get(batch)!.mean - group.mean).toBeCloseTo(effect, 6);
  // What is known of a mean of 5: 5 / (5 + 2451.25 / 1764.05) = 0.78253 of its own variance, and the rest of the group's.
  expect(items.get('A')!.sdOfMean).toBeCloseTo(Math.hypot(Math.sqrt(0.78253 * 2451.25 / 5), (1 - 0.78253) * group.sdOfMean), 2);
});

test('items that only differ by chance share the mean of the group', () => {
  const lines = ['A', 'B', 'C'].flatMap(item => [8, 10, 12].map(days => line(item, -100, [[-100 + days, 100]])));
  const { group, items } = leadTimes(lines)!;
  for (const each of items.values()) expect(each.mean).toBeCloseTo(group.mean, 12);
});

test('the open share of each item is its own', () => {
  const { items, group } = leadTimes([line('A', -50, [[-40, 100]]), line('A', -5, []), line('B', -50, [[-38, 100]])])!;
  expect([items.get('A')!.openShare, items.get('B')!.openShare, group.openShare]).toEqual([0.5, 0, 1 / 3]);
});

describe('where little is known', () => {
  const arrived = (item: string, ...days: readonly number[]) => days.map(each => line(item, -100, [[each - 100, 100]]));

  test('an item of which nothing has arrived has the lead time of the group, and its uncertainty', () => {
    const { group, items } = leadTimes([...arrived('fast', 9, 10, 11), ...arrived('slow', 19, 20, 21), line('open', -5, [])])!;
    expect(items.get('open')!.mean).toBeCloseTo(group.mean, 10);
    expect(items.get('open')).toMatchObject({ n: 1, openShare: 1, sdOfMean: group.sdOfMean });
    // It counts for nothing in the variances either: 3 / (3 + 1 / (50 - 1/3)) of the way from the mean of 15.
    expect(items.get('fast')!.mean).toBeCloseTo(15 - 5 * 3 / (3 + 1 / (50 - 1 / 3)), 9);
  });

  test('two items are enough to tell them apart, one is not', () => {
    const { items } = leadTimes([...arrived('fast', 9, 10, 11), ...arrived('slow', 19, 20, 21)])!;
    expect(items.get('fast')!.mean).toBeCloseTo(15 - 5 * 3 / (3 + 1 / (50 - 1 / 3)), 9);
    const alone = leadTimes(arrived('alone', 9, 10, 11))!;
    expect([alone.items.get('alone')!.mean, alone.items.get('alone')!.sdOfMean]).toEqual([10, alone.group.sdOfMean]);
  });

  test('items that never vary: each keeps its own, one that is open takes that of all, and equal ones are as equal as before', () => {
    const { group, items } = leadTimes([...arrived('A', 10, 10), ...arrived('B', 20, 20), line('open', -5, [])])!;
    expect([items.get('A')!.mean, items.get('B')!.mean, items.get('open')!.mean]).toEqual([10, 20, group.mean].map(value => expect.closeTo(value, 10)));
    const same = leadTimes([...arrived('A', 10, 10), ...arrived('B', 10, 10)])!.items;
    expect([same.get('A')!.mean, same.get('A')!.sd, same.get('A')!.sdOfMean]).toEqual([10, 0, 0]);
  });
});
