import { normalCdf, normalQuantile, normalUpperTail, standardLossInverse, unitNormalLoss, unitNormalSecondLoss } from '../../src/stock/standard-normal';

test.each([
  [0.5, 0.3085375387259869], [1, 0.15865525393145707], [1.96, 0.024997895148220435], [3, 0.0013498980316300957],
  [6, 9.865876450377012e-10], [7.5, 3.19089167291092e-14], [10, 7.619853024160593e-24],
])('the upper tail above %p is %p', (z, tail) => {
  expect(Math.abs(normalUpperTail(z) / tail - 1)).toBeLessThan(1e-11);
  expect(normalCdf(z) + normalUpperTail(z)).toBeCloseTo(1, 15);
});

test.each([
  [0.5, 0], [0.9, 1.2815515655446004], [0.95, 1.6448536269514722], [0.975, 1.959963984540054], [0.98, 2.0537489106318225],
  [0.99, 2.3263478740408408], [0.999, 3.090232306167813], [1e-9, -5.9978070150076865],
])('the quantile of %p is %p', (p, z) => expect(normalQuantile(p)).toBeCloseTo(z, 10));

test('the quantile undoes the distribution, far into both tails', () => {
  for (let z = -8; z <= 5; z += 0.01) expect(normalQuantile(normalCdf(z))).toBeCloseTo(z, 8);
});

test('a probability of 0, 1 or none has no quantile', () => {
  for (const p of [0, 1, -0.1, 1.1, NaN]) expect(() => normalQuantile(p)).toThrow(expect.objectContaining({ code: 'STOCK_INPUT' }));
});

// The published tables of the unit normal loss give .3989, .1978, .0833, .0085, .0004.
test.each([[0, 0.3989422804014327], [0.5, 0.19779655740130608], [1, 0.08331547058768629], [2, 0.008490702616829625], [3, 0.00038215431704772054], [-1, 1.0833154705876864]])(
  'the unit normal loss at %p is %p', (z, loss) => expect(unitNormalLoss(z)).toBeCloseTo(loss, 14));

test('the second loss is the integral of the first', () => {
  for (const from of [-3, -0.5, 0, 1, 2.5]) {
    const width = 1e-3;
    let sum = 0;
    for (let z = from + width / 2; z < 9; z += width) sum += unitNormalLoss(z) * width;
    expect(unitNormalSecondLoss(from)).toBeCloseTo(sum, 6);
  }
});

test('the inverse of the loss finds its k again', () => {
  for (const k of [-2, 0, 0.7, 1.5, 3]) expect(standardLossInverse(unitNormalLoss(k))).toBeCloseTo(k, 9);
});

// Silver, Pyke & Thomas (2017), 4th ed., the appendix with the table of the unit normal: G(k) to four digits.
test.each([[0, '0.3989'], [0.5, '0.1978'], [1, '0.0833'], [2, '0.0085'], [3, '0.0004']])('the published table has G(%p) = %s', (k, printed) => {
  expect(unitNormalLoss(k).toFixed(4)).toBe(printed);
});

test('the loss is what demand beyond k comes to: the sum over small steps of its density', () => {
  const step = 1e-3;
  for (const k of [-2, -0.5, 0, 0.7, 1.9]) {
    let sum = 0;
    for (let x = k + step / 2; x < 9; x += step) sum += (x - k) * Math.exp(-x * x / 2) / Math.sqrt(2 * Math.PI) * step;
    expect(unitNormalLoss(k)).toBeCloseTo(sum, 6);
  }
});

test('far out there is no loss, and no probability', () => {
  expect([unitNormalLoss(39), unitNormalSecondLoss(39), normalUpperTail(37.5), normalUpperTail(-37.5)]).toEqual([0, 0, 0, 1]);
  expect(normalUpperTail(37)).toBeGreaterThan(0);
});

test('no loss, or a negative one, has no k', () => {
  for (const loss of [0, -1, NaN]) expect(() => standardLossInverse(loss)).toThrow(expect.objectContaining({ input: 'loss' }));
});
