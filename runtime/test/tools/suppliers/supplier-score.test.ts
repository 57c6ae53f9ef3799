import { remarksOn } from '../../../src/tools/suppliers/performance-remarks';
import { priceVariance } from '../../../src/tools/suppliers/price-variance';
import { ratePerformance } from '../../../src/tools/suppliers/supplier-performance';
import type { SupplierRecord } from '../../../src/tools/suppliers/supplier-record';
import { SCORE_WEIGHTS, supplierScore } from '../../../src/tools/suppliers/supplier-score';

test('the weights add up to 100', () => {
  expect(Object.values(SCORE_WEIGHTS).reduce((sum, weight) => sum + weight, 0)).toBe(100);
});

test('the score is the weighted mean of its parts', () => {
  // 40 x 0.8 + 25 x (1 - 2,000 / 10,000) + 20 x (1 - 3 / 12) + 15 x (1 - 0.02 / 0.10)
  expect(supplierScore({ otifLow: 0.8, ppm: 2_000, lead: { mean: 12, deviation: 3 }, priceAboveStandard: 0.02 }))
    .toEqual({ total: expect.closeTo(32 + 20 + 15 + 12, 9), parts: { delivery: 80, quality: 80, leadTime: 75, price: expect.closeTo(80, 9) } });
});

test('a part without cases leaves its weight to the others', () => {
  // (40 x 80 + 25 x 40) / 65
  expect(supplierScore({ otifLow: 0.8, ppm: 6_000, lead: null, priceAboveStandard: null })!.total).toBeCloseTo(4_200 / 65, 9);
  expect(supplierScore({ otifLow: null, ppm: null, lead: null, priceAboveStandard: null })).toBeNull();
});

test('no part leaves 0 to 100', () => {
  expect(supplierScore({ otifLow: 0, ppm: 90_000, lead: { mean: 5, deviation: 9 }, priceAboveStandard: 3 })!.total).toBe(0);
  expect(supplierScore({ otifLow: 1, ppm: 0, lead: { mean: 5, deviation: 0 }, priceAboveStandard: -0.4 })!.total).toBe(100);
});

test('exchange is what the rate has changed since the start of the year, and the rest is price', () => {
  // 1,000 USD paid at 1.05, at 1.00 in January; the standard is 980: 70 dearer = 50 by exchange + 20 by price.
  expect(priceVariance([{ currency: 'USD', year: 2026, inCurrency: 1_000, paid: 1_050, standard: 980 }], () => 1))
    .toEqual({ total: 70, exchange: 50, standard: 980 });
});

test('where a rate is not known the variance stands undivided, never with an exchange of 0', () => {
  const amounts = [{ currency: 'USD', year: 2026, inCurrency: 10, paid: 9, standard: 8 }, { currency: 'EUR', year: 2026, inCurrency: 10, paid: 10, standard: 9 }];
  expect(priceVariance(amounts, currency => currency === 'EUR' ? 1 : undefined)).toEqual({ total: 2, exchange: null, standard: 17 });
  expect(priceVariance([], () => 1)).toBeNull();
});

const record = (id: string, orders: number, good: number, more: Partial<SupplierRecord> = {}): SupplierRecord => ({
  supplier: { id, name: null }, due: { lines: orders, orders, onTime: good, inFull: good, otif: good, inParts: 0, dueAgain: orders, onTimeLast: good },
  lead: null, months: [], orders: [], rejects: null, rejectsRecent: null, rejectsBefore: null, variance: null, ...more,
});

test('ranks go by the low end of the interval: 6 of 6 stand below 190 of 200', () => {
  expect(ratePerformance([record('few', 6, 6), record('many', 200, 190), record('four', 4, 4)]).map(({ record: { supplier } }) => supplier.id))
    .toEqual(['few', 'many', 'four']);
});

test('nothing due is no case', () => {
  expect(ratePerformance([record('idle', 0, 0), { ...record('new', 0, 0), due: null }])).toEqual([]);
});

test('a lead time has drifted only beyond chance', () => {
  const before = [{ recent: false, days: 9, count: 30 }, { recent: false, days: 11, count: 20 }];
  const shift = (longer: number, shorter: number) => ratePerformance([record('a', 5, 5, {
    orders: [...before, { recent: true, days: 14, count: longer }, { recent: true, days: 9, count: shorter }],
  })])[0]!.shift;
  // 20 of 50 orders took longer than 9 days: 27.6 to 53.8 %. Of 12 all: 75.7 % and more. Of 12 nine: 46.8 % and more.
  expect(shift(12, 0)).toEqual({ before: 9, after: 14, grown: true });
  expect(shift(9, 3)).toEqual({ before: 9, after: 14, grown: false });
});

test('the remark on a drift says over which time it is, since there may be no trend of a year', () => {
  const [drifting] = ratePerformance([record('a', 5, 5, { orders: [{ recent: false, days: 9, count: 50 }, { recent: true, days: 14, count: 12 }] })]);
  expect(remarksOn(drifting!).map(({ inWords }) => inWords)).toEqual(['lead time has drifted from 9 to 14 days in the last 3 complete months']);
});

test('rejects have risen only where both intervals lie apart', () => {
  const rejects = (deliveriesRejected: number, rejected: number) => ({ received: 10_000, rejected, deliveries: 50, deliveriesRejected });
  const broke = (recent: ReturnType<typeof rejects>) => ratePerformance([record('a', 5, 5, { rejectsBefore: rejects(2, 3), rejectsRecent: recent })])[0]!.qualityBroke;
  expect(broke(rejects(30, 90))).toBe(true);
  // One delivery with many rejects is one bad delivery.
  expect(broke(rejects(3, 600))).toBe(false);
});

test('the published price variance: 22,200 yards bought at 28 for which 30 was the standard are 44,400 favourable', () => {
  // Horngren, Datar & Rajan (2012), Cost Accounting, 14th ed., ch. 7, the direct materials of Webb.
  expect(priceVariance([{ currency: 'USD', year: 2026, inCurrency: 22_200 * 28, paid: 22_200 * 28, standard: 22_200 * 30 }], () => 1))
    .toEqual({ total: -44_400, exchange: 0, standard: 666_000 });
});

test('price and exchange are what buying piece by piece adds up to', () => {
  let state = 3;
  const random = () => (state = (1_664_525 * state + 1_013_904_223) % 4_294_967_296) / 4_294_967_296;
  const budget: Readonly<Record<string, number>> = { USD: 0.9, GBP: 1.2 };
  const pieces = Array.from({ length: 400 }, (_, at) => ({ currency: at % 3 === 0 ? 'GBP' : 'USD', price: 1 + 9 * random(), rate: 0.8 + 0.5 * random(), standard: 1 + 9 * random() }));
  let [dearer, byExchange] = [0, 0];
  for (const { currency, price, rate, standard } of pieces) {
    dearer += price * rate - standard;
    byExchange += price * (rate - budget[currency]!);
  }
  const amounts = ['USD', 'GBP'].map(currency => {
    const own = pieces.filter(piece => piece.currency === currency);
    const sum = (of: (piece: typeof own[number]) => number) => own.reduce((total, piece) => total + of(piece), 0);
    return { currency, year: 2026, inCurrency: sum(piece => piece.price), paid: sum(piece => piece.price * piece.rate), standard: sum(piece => piece.standard) };
  });
  expect(priceVariance(amounts, currency => budget[currency])).toMatchObject({ total: expect.closeTo(dearer, 8), exchange: expect.closeTo(byExchange, 8) });
});
