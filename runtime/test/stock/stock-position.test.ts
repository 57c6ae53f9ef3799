import { orderDecision, stockPosition, type OpenPurchase, type ReorderPoint, type StockRecord } from '../../src/stock';

const RECORD: StockRecord = { onHand: 120, quarantined: 10, allocated: 30, backordered: 5, dueLater: 0, inTransit: 12, purchases: [] };
const purchase = (id: string, promised: number | null, quantity = 40): OpenPurchase => ({ id, promised, quantity, latestLikely: 14 });

test('on hand - quarantined - allocated - backordered + on order + in transit', () => {
  expect(stockPosition({ ...RECORD, purchases: [purchase('PO-1/1', 4)] })).toEqual({ position: 127, usableOnHand: 110, onOrder: 40, notCounted: [] });
});

test('a line overdue beyond the 95th percentile of its supplier is listed, not counted; one overdue as usual is counted', () => {
  const purchases = [purchase('PO-1/1', -60), purchase('PO-2/1', -14), purchase('PO-3/1', null)];
  expect(stockPosition({ ...RECORD, purchases })).toMatchObject({ position: 167, onOrder: 80, notCounted: [purchases[0]] });
});

test('demand due after the protection interval is not subtracted', () => {
  expect(stockPosition({ ...RECORD, dueLater: 20 }).position).toBe(107);
});

test('a record below 0 stays below 0 in the position', () => {
  expect(stockPosition({ ...RECORD, onHand: -8 })).toMatchObject({ usableOnHand: -18, position: -41 });
});

test('records that cannot be are refused by name', () => {
  for (const [fault, input] of [[{ onHand: NaN }, 'on hand'], [{ quarantined: -1 }, 'quarantined'], [{ allocated: -1 }, 'allocated']] as const) {
    expect(() => stockPosition({ ...RECORD, ...fault })).toThrow(expect.objectContaining({ code: 'STOCK_INPUT', input }));
  }
});

describe('what to order', () => {
  const point = (more: Partial<ReorderPoint> = {}): ReorderPoint => ({
    policyName: '(R, s, nQ)', reorderPoint: 100, orderUpTo: 180, safetyStock: 20, reached: { serviceLevel: 0.95, fillRate: 0.99, meanOnHand: 60 },
    target: { kind: 'service_level', share: 0.95 }, distribution: 'normal', meanOverProtection: 80, sdOverProtection: 12, protection: 8, ...more,
  });
  const LOT = { pack: 1, minimum: null };
  const perDay = (days: number) => 10 * days;

  test('at s and below, as many times Q as bring the position above s', () => {
    expect(orderDecision(100, point(), LOT, perDay)).toEqual({ orderNow: true, quantity: 80, orderBy: 0 });
    expect(orderDecision(20.5, point(), LOT, perDay).quantity).toBe(80);
    expect(orderDecision(20, point(), LOT, perDay).quantity).toBe(160);
    expect(orderDecision(-100, point(), LOT, perDay).quantity).toBe(240);
  });

  test('above s, the day on which the forecast uses it up', () => {
    expect(orderDecision(101, point(), LOT, perDay)).toEqual({ orderNow: false, quantity: 0, orderBy: 1 });
    expect(orderDecision(155, point(), LOT, perDay).orderBy).toBe(6);
    expect(orderDecision(150, point(), LOT, perDay).orderBy).toBe(5);
    expect(orderDecision(9_000, point(), LOT, perDay).orderBy).toBeNull();
    // 365 days use up 3,650: the last day that is looked at.
    expect([3_750, 3_750.1].map(position => orderDecision(position, point(), LOT, perDay).orderBy)).toEqual([365, null]);
  });

  test('up to S in whole packs, and not below the minimum', () => {
    const upTo = point({ policyName: '(R, S)', reorderPoint: 170, orderUpTo: 180 });
    expect(orderDecision(150, upTo, { pack: 24, minimum: null }, perDay).quantity).toBe(48);
    expect(orderDecision(150, upTo, { pack: 24, minimum: 100 }, perDay).quantity).toBe(120);
    expect(orderDecision(145.5, upTo, LOT, perDay).quantity).toBe(35); // S - position, not a number of times S - s
  });
});
