import fc from 'fast-check';
import { causesOf as exactly, episodeUntil, type EpisodeRecord, type RecordedDay } from '../../../src/tools/inventory/shortage-episode';

const served = (quantity: number): RecordedDay => ({ demanded: quantity, shippedOnTime: quantity, censored: false });
const short = (quantity: number, shipped: number): RecordedDay => ({ demanded: quantity, shippedOnTime: shipped, censored: false });
/** Without what adding up in another order leaves in the last places. */
const causesOf = (record: EpisodeRecord) =>
  Object.fromEntries(Object.entries(exactly(record)).map(([cause, units]) => [cause, Math.round(units * 1e9) / 1e9 + 0])) as Record<keyof ReturnType<typeof exactly>, number>;
const zeros = (days: number) => Array.from({ length: days }, () => 0);

test('an episode is the days short up to the date, with gaps of a week at most, and the protection interval before them', () => {
  const days = Array.from({ length: 60 }, (_, at) => (at === 20 || at === 40 || at === 47 || at === 55 ? short(5, 1) : served(5)));

  expect(episodeUntil(days, 59, 9)).toEqual({ start: 46, first: 55, end: 55, cut: false });
  expect(episodeUntil(days, 50, 9)).toEqual({ start: 31, first: 40, end: 47, cut: false });
  expect(episodeUntil(days, 19, 9)).toBeUndefined();
});

/**
 * 20 on hand, 10 a day forecast for six days, 40 promised for the morning of day 2: that would have been enough, and to the piece. 12 a day were asked
 * for, the 40 came on day 4, and a count of day 1 found 3 fewer.
 */
const LATE: EpisodeRecord = {
  opening: 20, owed: 0, leadIn: 0, days: [served(12), short(12, 5), short(12, 0), short(12, 0), short(12, 0), short(12, 0)], forecast: [10, 10, 10, 10, 10, 10],
  receipts: [0, 0, 0, 0, 40, 0], corrections: [0, -3, 0, 0, 0, 0], sentElsewhere: zeros(6),
  lines: [{ id: 'PO line 1', promised: 2, quantity: 40, receipts: [{ day: 4, quantity: 40 }] }], unmetDemand: 'backorder',
};

test('one cause alone has all of the shortage', () => {
  const late = causesOf({ ...LATE, days: [served(10), served(10), short(10, 0), short(10, 0), served(10), served(10)], corrections: zeros(6) });
  // Days 2 and 3 are short of 10 each. On day 4 the 40 bring 20 that were owed and 20 for two days.
  expect(late).toMatchObject({ short: 20, receiptsLate: 20, demandAboveForecast: 0, recordWrong: 0, allocation: 0, orderedLateOrLittle: 0 });

  const more = causesOf({ ...LATE, days: [served(10), served(10), served(10), served(10), served(10), short(16, 10)], receipts: [0, 0, 40, 0, 0, 0], lines: [], corrections: zeros(6) });
  expect(more).toMatchObject({ short: 6, demandAboveForecast: 6, receiptsLate: 0, orderedLateOrLittle: 0 });

  const little = causesOf({ ...LATE, days: [served(10), served(10), served(10), served(10), short(10, 0), short(10, 0)], receipts: [0, 0, 20, 0, 0, 0], lines: [], corrections: zeros(6) });
  expect(little).toMatchObject({ short: 20, orderedLateOrLittle: 20 });

  const wrong = causesOf({ ...LATE, days: [served(10), short(10, 7), served(10), served(10), served(10), short(10, 10)], receipts: [0, 0, 43, 0, 0, 0], lines: [], corrections: [0, -3, 0, 0, 0, 0] });
  expect(wrong).toMatchObject({ short: 3, recordWrong: 3 });

  const held = causesOf({ ...LATE, days: [served(10), short(10, 4), served(10), served(10), served(10), served(10)], receipts: [0, 0, 40, 0, 0, 0], lines: [], corrections: zeros(6) });
  expect(held).toMatchObject({ short: 6, allocation: 6, orderedLateOrLittle: 0 });
});

test('a shortage longer than 120 days is cut, and it is said that it was short before', () => {
  const always = Array.from({ length: 300 }, () => short(5, 1));
  expect(episodeUntil(always, 299, 9)).toEqual({ start: 171, first: 180, end: 299, cut: true });
  expect(episodeUntil([...always.slice(0, 172), ...Array.from({ length: 8 }, () => served(5)), ...always.slice(180)], 299, 9)).toMatchObject({ first: 180, cut: false });
  // The last that is short is looked for from a day on, and its first days before that day.
  expect(episodeUntil([...always.slice(0, 150), ...Array.from({ length: 50 }, () => served(5))], 199, 9, 149)).toMatchObject({ first: 30, end: 149 });
  expect(episodeUntil([...always.slice(0, 150), ...Array.from({ length: 50 }, () => served(5))], 199, 9, 150)).toBeUndefined();
});

test('what was owed before takes from what comes: the shortage it leaves is not allocation', () => {
  // 10 a day as forecast and nothing on hand, 30 owed; the 40 of day 2 serve those 30 and 10 of the 30 that are owed by then.
  const days = [short(10, 0), short(10, 0), short(10, 0), short(10, 0)];
  const record = { ...LATE, opening: 0, owed: 30, days, forecast: [10, 10, 10, 10], receipts: [0, 0, 40, 0], corrections: zeros(4), sentElsewhere: zeros(4), lines: [] };
  expect(causesOf(record)).toMatchObject({ short: 40, orderedLateOrLittle: 40, allocation: 0, owed: 30 });
  // With nothing owed, 20 of the 40 would have been there for days 2 and 3.
  expect(causesOf({ ...record, owed: 0 })).toMatchObject({ short: 40, orderedLateOrLittle: 20, allocation: 20 });
  // What was on hand for those who waited is not there for others.
  expect(causesOf({ ...record, opening: 30, owed: 30, receipts: zeros(4) })).toMatchObject({ short: 40, orderedLateOrLittle: 40, allocation: 0 });
});

test('the days of the lead-in bring stock up to date, and what was short on them is not counted', () => {
  const days = [short(10, 0), served(0), short(10, 4)];
  const record = { ...LATE, opening: 0, leadIn: 2, days, forecast: [10, 0, 10], receipts: [0, 14, 0], corrections: zeros(3), sentElsewhere: zeros(3), lines: [] };
  expect(causesOf(record)).toMatchObject({ short: 6, orderedLateOrLittle: 6, demandAboveForecast: 0, allocation: 0, asked: 20 });
});

test('several causes share it, each by what undoing it saves in the mean', () => {
  const causes = causesOf(LATE);
  expect(causes.short).toBe(55);
  for (const part of [causes.receiptsLate, causes.demandAboveForecast, causes.recordWrong]) expect(part).toBeGreaterThan(0);
  expect(causes.receiptsLate).toBeGreaterThan(causes.recordWrong);
});

test('a day on which nobody recorded what was asked for is taken as forecast, and short of it', () => {
  const days = [served(10), served(10), { demanded: 0, shippedOnTime: 0, censored: true }];
  expect(causesOf({ ...LATE, days, forecast: [10, 10, 10], receipts: zeros(3), corrections: zeros(3), sentElsewhere: zeros(3), lines: [] }))
    .toMatchObject({ short: 10, orderedLateOrLittle: 10, demandAboveForecast: 0 });
});

test('the five parts always add up to the shortage', () => {
  const amount = fc.integer({ min: 0, max: 30 });
  const day = fc.record({ demanded: amount, served: fc.double({ min: 0, max: 1, noNaN: true }), censored: fc.boolean(), forecast: amount, receipt: amount, count: fc.integer({ min: -9, max: 9 }), sent: fc.integer({ min: -9, max: 0 }) });
  const line = fc.record({ promised: fc.integer({ min: -5, max: 12 }), quantity: amount, came: fc.option(fc.integer({ min: -5, max: 14 })) });
  const start = fc.record({ opening: amount, owed: amount, leadIn: fc.integer({ min: 0, max: 11 }) });
  fc.assert(fc.property(fc.array(day, { minLength: 1, maxLength: 12 }), fc.array(line, { maxLength: 3 }), start, fc.boolean(), (days, lines, { opening, owed, leadIn }, lost) => {
    const causes = causesOf({
      opening, owed, leadIn: Math.min(leadIn, days.length - 1), days: days.map(each => ({ demanded: each.demanded, shippedOnTime: each.demanded * each.served, censored: each.censored })),
      forecast: days.map(each => each.forecast), receipts: days.map(each => each.receipt), corrections: days.map(each => each.count), sentElsewhere: days.map(each => each.sent),
      lines: lines.map(({ promised, quantity, came }, at) => ({ id: `L${at}`, promised, quantity, receipts: came === null ? [] : [{ day: came, quantity }] })),
      unmetDemand: lost ? 'lost' : 'backorder',
    });
    const parts = causes.demandAboveForecast + causes.receiptsLate + causes.recordWrong + causes.allocation + causes.orderedLateOrLittle;
    expect(parts).toBeCloseTo(causes.short, 6);
  }), { numRuns: 200 });
});
