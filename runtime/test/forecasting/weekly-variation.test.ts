import { weeklyVariation } from '../../src/forecasting';

/** Days of weeks that sell this much from Monday to Friday. */
const weeks = (sold: readonly number[]) => sold.flatMap(week => [0, 1, 2, 3, 4, 5, 6].map(day => (day < 5 ? week / 5 : 0)));
const repeat = (count: number, week: (at: number) => number) => Array.from({ length: count }, (_, at) => week(at));

test('an item that sells the same every week does not vary, whatever its weekdays', () => {
  expect(weeklyVariation(weeks(repeat(52, () => 70)))).toBeCloseTo(0, 9);
});

test('weeks of 60 and 80 vary by 10 of 70, as a sample of 52', () => {
  // sqrt(52 x 10^2 / 51) / 70
  expect(weeklyVariation(weeks(repeat(52, at => (at % 2 === 0 ? 60 : 80))))).toBeCloseTo(0.144251, 5);
});

test('what the season explains is no variation', () => {
  const seasonal = weeks(repeat(156, at => 70 * (1 + 0.5 * Math.sin(2 * Math.PI * at / 52))));
  expect(weeklyVariation(seasonal)).toBeLessThan(0.1);
  // One year alone cannot tell a season from chance: 0.5 / sqrt(2) of the mean.
  expect(weeklyVariation(seasonal.slice(0, 52 * 7))).toBeCloseTo(0.357, 2);
});

test('what lies more than a year back says nothing, and thirteen weeks are enough', () => {
  expect(weeklyVariation(weeks([...repeat(8, () => 700), ...repeat(52, () => 70)]))).toBeCloseTo(0, 9);
  // Seven of 60 and six of 80: a mean of 900/13, squares of 16,800/13, a twelfth of which is 107.69.
  expect(weeklyVariation(weeks(repeat(13, at => (at % 2 === 0 ? 60 : 80))))).toBeCloseTo(Math.sqrt(16_800 / 13 / 12) / (900 / 13), 9);
});

test('unknown days are left out, and a quarter of weeks is the least', () => {
  const some: (number | null)[] = weeks(repeat(30, () => 70));
  for (let day = 0; day < 21; day++) some[day + 14] = null;
  expect(weeklyVariation(some)).toBeCloseTo(0, 9);
  expect(weeklyVariation(weeks(repeat(12, () => 70)))).toBeNull();
  expect(weeklyVariation(weeks(repeat(52, () => 0)))).toBeNull();
});
