import type { Offer } from '../../../src/tools/suppliers/landed-cost';
import { findSavings, savingOf, type SavingItem, type Source } from '../../../src/tools/suppliers/savings';

const UNKNOWNS = { leadVariation: 0.3, rejectedShare: 0.02 };
const source = (supplier: string, price: number, more: Partial<Offer> = {}, reliability: Source['reliability'] = { leadDeviation: 0, rejectedShare: 0 }): Source => ({
  offer: {
    supplier, product: 'P1', breaks: [{ from: 1, price }], currency: 'EUR', priceUnit: 'piece', unitFactor: 1, minOrder: 1, orderMultiple: 1, leadDays: 9,
    freightShare: 0, dutyShare: 0, paymentDays: 0, approved: true, endsOn: null, ...more,
  },
  rate: 1, reliability, validDays: 365,
});
const item = (id: string, alternatives: readonly Source[], more: Partial<SavingItem> = {}): SavingItem => ({
  product: { id, name: null, group: 'Bolts', baseUnit: 'piece' }, usual: source('S0', 10), alternatives, orderSize: 100, demand: 1_200, errorDeviation: days => 2 * Math.sqrt(days), holdingRate: 0.2, ...more,
});
const found = (items: readonly SavingItem[], capacity = Infinity, least = 0.05) => findSavings(items, least, 0, UNKNOWNS, () => capacity);

test('gross, what the alternative costs, and net can be worked out by hand', () => {
  const saving = savingOf(item('P1', []), source('S1', 9, { minOrder: 300, leadDays: 16 }, { leadDeviation: 3, rejectedShare: 0.01 }), 0, UNKNOWNS);

  // (10 - 9) x 1,200; (300 - 100) / 2 x 9 x 0.2; 1.645 x (sqrt(16 x 4 + (3.288 x 3)^2) - sqrt(9 x 4)) = 11.02 pieces x 1.8; 1 % x 9 x 1,200.
  expect(saving).toMatchObject({ gross: 1_200, minimumCost: expect.closeTo(180, 9), safetyCost: expect.closeTo(19.84, 2), rejectCost: expect.closeTo(108, 9) });
  expect(saving.net).toBeCloseTo(892.16, 2);
  expect(saving.netShare).toBeCloseTo(892.16 / 12_000, 6);
});

test('what the alternative is better at is not counted', () => {
  const saving = savingOf(item('P1', [], { usual: source('S0', 10, { leadDays: 30 }, { leadDeviation: 9, rejectedShare: 0.05 }) }), source('S1', 9), 0, UNKNOWNS);
  expect(saving).toMatchObject({ gross: 1_200, safetyCost: 0, rejectCost: 0, net: 1_200 });
});

test('a supplier that has delivered nothing is taken for a middling one, not for a perfect one', () => {
  const saving = savingOf(item('P1', []), source('S1', 9, {}, { leadDeviation: null, rejectedShare: null }), 0, UNKNOWNS);
  // 2 % x 9 x 1,200
  expect(saving.rejectCost).toBeCloseTo(216, 9);
  expect(saving.safetyCost).toBeGreaterThan(0);
});

test('the percentage is tested on the net saving', async () => {
  const dear = source('S1', 9.4, {}, { leadDeviation: 0, rejectedShare: 0.03 });
  expect(await found([item('P1', [dear])])).toMatchObject({ taken: [], rejected: [{ reason: 'saves less than asked for, net' }] });
  expect((await found([item('P1', [dear])], Infinity, 0.02)).taken).toHaveLength(1);
});

test.each([
  ['a minimum order of 14 months', { minOrder: 1_400 }, 365, 'minimum order longer than a year of demand'],
  ['a price list that ends in 40 days', {}, 40, 'price valid for less than 6 of 12 months'],
])('%s is no saving, however cheap', async (_, offer, validDays, reason) => {
  const alternative = { ...source('S1', 5, offer), validDays };
  expect(await found([item('P1', [alternative])])).toMatchObject({ taken: [], rejected: [{ reason }], without: new Map([[reason, 1]]) });
});

test('one alternative a product: the one that saves most net', async () => {
  const { taken } = await found([item('P1', [source('S1', 9), source('S2', 8), source('S3', 7, {}, { leadDeviation: 0, rejectedShare: 0.4 })])]);
  expect(taken.map(({ alternative }) => alternative.offer.supplier)).toEqual(['S2']);
});

test('capacity that products share is not given away twice; whoever finds none takes the next best', async () => {
  const savings = await found([item('P1', [source('S1', 8)]), item('P2', [source('S1', 7), source('S2', 9)]), item('P3', [source('S1', 7.5), source('S2', 9)])], 1_200);
  expect(savings.taken.map(({ item: { product }, alternative }) => [product.id, alternative.offer.supplier])).toEqual([['P2', 'S1'], ['P3', 'S2']]);
  expect(savings.rejected.map(({ saving, reason }) => [saving.item.product.id, reason])).toEqual([['P3', 'no capacity left'], ['P1', 'no capacity left']]);
  expect(savings.without).toEqual(new Map([['no capacity left', 1]]));
});

test('whatever is offered: net is at most gross, each taken one is large enough, one a product, and no capacity is exceeded', async () => {
  let state = 5;
  const random = () => (state = (1_664_525 * state + 1_013_904_223) % 4_294_967_296) / 4_294_967_296;
  for (let run = 0; run < 12; run++) {
    const items = Array.from({ length: 8 }, (_, place) => item(`P${place}`, Array.from({ length: 3 }, (__, other) =>
      source(`S${other}`, 7 + 5 * random(), { minOrder: 2_000 * random(), leadDays: 40 * random() }, { leadDeviation: 9 * random(), rejectedShare: 0.05 * random() })),
    { demand: 200 + 1_500 * random() }));
    const { taken, rejected } = await found(items, 2_000);
    const used = (supplier: string) => taken.filter(({ alternative }) => alternative.offer.supplier === supplier).reduce((sum, saving) => sum + saving.item.demand, 0);
    expect(taken.filter(({ net, gross, netShare }) => net > gross || netShare < 0.05)).toEqual([]);
    expect(new Set(taken.map(saving => saving.item.product.id)).size).toBe(taken.length);
    expect(['S0', 'S1', 'S2'].filter(supplier => used(supplier) > 2_000)).toEqual([]);
    // A reason is true: without capacity as a bound, nobody is left out for want of it.
    expect(rejected.filter(({ reason }) => reason === 'no capacity left').every(({ saving }) => used(saving.alternative.offer.supplier) + saving.item.demand > 2_000)).toBe(true);
    expect((await found(items)).rejected.filter(({ reason }) => reason === 'no capacity left')).toEqual([]);
  }
});

test('capacity goes where all together save most, not to the largest saving first', async () => {
  // S1 can make 2,000. P1 would use 1,500 of it and save 2,250 net, P2 and P3 1,000 each and save 2,000 each: 4,000 rather than 2,250 and nothing.
  const items = [
    item('P1', [source('S1', 8.5)], { demand: 1_500 }), item('P2', [source('S1', 8)], { demand: 1_000 }), item('P3', [source('S1', 8)], { demand: 1_000 }),
  ];
  const { taken, rejected, proven } = await found(items, 2_000);

  expect(taken.map(({ item: { product }, net }) => [product.id, net])).toEqual([['P2', 2_000], ['P3', 2_000]]);
  expect(rejected).toMatchObject([{ saving: { item: { product: { id: 'P1' } }, net: 2_250 }, reason: 'no capacity left' }]);
  expect(proven).toBe(true);
});

test('no other allocation saves more: every one of small cases is tried', async () => {
  let state = 11;
  const random = () => (state = (1_664_525 * state + 1_013_904_223) % 4_294_967_296) / 4_294_967_296;
  for (let run = 0; run < 12; run++) {
    const items = Array.from({ length: 6 }, (_, place) =>
      item(`P${place}`, [source('S1', 6 + 3 * random()), source('S2', 6 + 3 * random())], { demand: Math.round(200 + 1_500 * random()) }));
    const capacities: Record<string, number> = { S1: 1_000 + 2_000 * random(), S2: 500 + 1_500 * random() };
    const savings = items.map(each => each.alternatives.map(alternative => savingOf(each, alternative, 0, UNKNOWNS)));
    let best = 0;
    for (let choice = 0; choice < 3 ** items.length; choice++) {
      // Of each product: stay, S1 or S2.
      const chosen = savings.flatMap((ways, place) => ways[Math.floor(choice / 3 ** place) % 3 - 1] ?? []);
      const fits = Object.entries(capacities).every(([supplier, capacity]) => chosen
        .filter(({ alternative }) => alternative.offer.supplier === supplier).reduce((sum, saving) => sum + saving.item.demand, 0) <= capacity);
      if (fits) best = Math.max(best, chosen.reduce((sum, { net }) => sum + net, 0));
    }
    const { taken } = await findSavings(items, 0.05, 0, UNKNOWNS, supplier => capacities[supplier]);
    expect(taken.reduce((sum, { net }) => sum + net, 0)).toBeCloseTo(best, 6);
  }
});
