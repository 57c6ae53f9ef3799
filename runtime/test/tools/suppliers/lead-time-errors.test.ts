import { leadTimeErrors } from '../../../src/tools/suppliers/lead-time-errors';

/** Mean 100, deviation 20, each week carrying `carried` of the one before. */
function weeks(count: number, carried: number): number[] {
  let [state, level] = [7, 0];
  const random = () => (state = (1_664_525 * state + 1_013_904_223) % 4_294_967_296) / 4_294_967_296;
  return Array.from({ length: count }, () => {
    const chance = Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
    level = carried * level + Math.sqrt(1 - carried ** 2) * 20 * chance;
    return 100 + level;
  });
}

test('demand that swings every other week strays by its swing in one week and not at all in two', () => {
  const errors = leadTimeErrors(Array.from({ length: 104 }, (_, week) => (week % 2 === 0 ? 90 : 110)))!;

  // The mean of the 12 weeks before is 100: every week is missed by 10, every two by nothing. 52 origins: sqrt(52 / 51) x 10.
  expect(errors(7)).toBeCloseTo(10.10, 2);
  expect(errors(14)).toBeCloseTo(0, 9);
  // Half way between their squares.
  expect(errors(10.5)).toBeCloseTo(10.10 / Math.SQRT2, 2);
  expect(errors(0)).toBe(0);
});

test('weeks that follow each other stray further together than the root of their number says', () => {
  const errors = leadTimeErrors(weeks(2_000, 0.8))!;
  const independent = leadTimeErrors(weeks(2_000, 0))!;

  expect(errors(28) / errors(7) / 2).toBeGreaterThan(1.3);
  // Independent: sqrt(n + n^2 / 12) against sqrt(1 + 1 / 12).
  expect(independent(28) / independent(7)).toBeGreaterThan(1.7);
  expect(independent(28) / independent(7)).toBeLessThan(2.8);
});

test('a history too short for a week shows nothing, one too short for the lead time grows with the root', () => {
  expect(leadTimeErrors(Array.from({ length: 13 }, () => 5))).toBeNull();
  expect(leadTimeErrors([])).toBeNull();
  const errors = leadTimeErrors(Array.from({ length: 27 }, (_, week) => (week % 2 === 0 ? 90 : 110)))!;
  expect(errors(7 * 15) ** 2 / errors(7 * 14) ** 2).toBeCloseTo(15 / 14, 9);
});
