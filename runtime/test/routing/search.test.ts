import type { RoutingProblem } from '../../src/routing';
import { instanceOf } from '../../src/routing/instance';
import { Plan } from '../../src/routing/plan';
import { Random } from '../../src/routing/random';
import { planBySavings } from '../../src/routing/savings';
import { search } from '../../src/routing/search';
import { leftOutOf, planned, routesIn } from './by-hand';
import { dayOf, LORRY, VAN } from './generated';

/**
 * Whatever steers the search changes what it finds: of these instances, with this seed, it finds exactly this. Where a change of the search is meant, the new
 * figures go in here; `npm run bench:routing` tells whether they are better.
 */
const found = (problem: RoutingProblem, iterations = 520) => {
  const plan = new Plan(instanceOf(problem));
  planBySavings(plan);
  const costs: number[] = [];
  const done = search(plan, new Random(1), { seed: 1, iterations, onProgress: progress => costs.push(progress.cost) });
  return { done, costs: [...costs, plan.cost], routes: routesIn(plan).filter(route => route.length > 0).map(route => route.join(' ')), leftOut: leftOutOf(plan) };
};
const close = (costs: readonly number[]) => costs.map(cost => expect.closeTo(cost, 6));

const WEIGHTS = { ...dayOf({ stops: 60, seed: 2, vehicles: [{ id: 'van', weight: 1200, costPerKm: 1 }] }), depot: undefined, durations: undefined };
const WINDOWS = dayOf({ stops: 50, seed: 3, vehicles: [LORRY], windows: 0.5 });
/** What the lorry carries has weight and no volume that binds. */
const MIXED = dayOf({ stops: 40, seed: 5, vehicles: [{ ...LORRY, weight: 2000, volume: undefined, count: 2 }, { ...VAN, count: 2 }], windows: 0.3, optional: 0.2 });

test('where weight alone binds', () => {
  expect(found(WEIGHTS, 1300)).toEqual({
    done: 1300, leftOut: [],
    costs: close([1440.860990773, 1440.860990773, 1440.860990773, 1432.413687557, 1430.761267681, 1427.995395521, 1427.995395521]),
    routes: [
      '46 6 7 5 60 23 12', '58 33 54', '51 22 47 45 56 39', '17 42 2 41 19', '44 14 36 24 25', '48 37 15 10 28', '26 16 40 21 38 49 11 29', '31 35 52 4 3 30',
      '32 1 18 8 27', '9 59 53 34 43 20', '55 50 57 13',
    ],
  });
});

test('with windows, breaks and hours', () => {
  expect(found(WINDOWS)).toEqual({
    done: 520, costs: close([2709.470772244, 2319.679769658, 2318.803587999, 2318.803587999]), leftOut: [],
    routes: [
      '36 41 24 31 16 13 14 32 30 49 20 22 3', '18 19 10 50 27 21 12 40 17 43 46 9', '35 25 29 48 5 4 47 1 23 38 33 44 34 28', '6 39 45 7 2 42 26 37 15 8 11',
    ],
  });
});

test('with two kinds of vehicle, too few of them, and optional stops', () => {
  expect(found(MIXED)).toEqual({
    done: 520, costs: close([7817.878544185, 1911.888553493, 1901.488593092, 1901.488593092]), leftOut: [1, 5, 8, 22, 24, 34, 38],
    routes: ['20 9 7 19 2 17 11 40 36', '16 29 35 13 3 4 6 25 21 31 26', '39 15 10 12 23 33', '27 30 32 28 14 37 18'],
  });
});

test('who is asked to stop does so at the next question, and nobody need listen', () => {
  const plan = planned(WINDOWS);
  let asked = 0;
  expect(search(plan, new Random(1), { seed: 1, iterations: 9_999, shouldStop: () => ++asked > 2 })).toBe(512);
  expect(plan.leftOutCount).toBe(0);
});
