import type { RoutingProblem } from '../../src/routing';
import { instanceOf } from '../../src/routing/instance';
import { SlotOrder } from '../../src/routing/slot-order';
import { Snapshot } from '../../src/routing/snapshot';
import { leftOutOf, planned, routesIn } from './by-hand';

/** The depot and A, B, C; ten minutes a kilometre. */
const WAYS = [
  [0, 3, 5, 7],
  [4, 0, 2, 6],
  [6, 3, 0, 1],
  [8, 5, 2, 0],
];
/** Slots 0 and 1 are vans, slot 2 is the lorry. */
const PROBLEM: RoutingProblem = {
  stops: [{ id: 'A', weight: 4, volume: 1, prize: 50 }, { id: 'B', weight: 3, volume: 2, priority: 2 }, { id: 'C', weight: 5, volume: 4.5 }],
  vehicles: [
    { id: 'van', weight: 20, volume: 10, count: 2, fixedCost: 100, costPerKm: 2, costPerHour: 60, shift: { earliest: 0, latest: 600 } },
    { id: 'lorry', weight: 30, count: 1, fixedCost: 300, costPerKm: 3, costPerHour: 120, shift: { earliest: 0, latest: 600 } },
  ],
  distances: Float64Array.from(WAYS.flat()), durations: Float64Array.from(WAYS.flat(), km => 10 * km),
};
/** The dearest route that can be: 300 + 3 x 8 x 3 km + 600 minutes at 2 = 1,572. A stop that must be served counts 1 + 2 x 1,572 and the prize of A. */
const MUST = 1 + 2 * 1572 + 50;

const figures = (plan: ReturnType<typeof planned>) => ({
  routes: routesIn(plan), leftOut: leftOutOf(plan), cost: plan.cost, km: [...plan.km], freeWeight: [...plan.freeWeight], freeVolume: [...plan.freeVolume],
  minutes: [...plan.timing!.minutes], slots: [...plan.slot].slice(1),
});

/** A, B, C in the first van: 3 + 2 + 1 + 8 km, 140 minutes. */
const ONE_ROUTE = {
  routes: [[1, 2, 3], [], []], leftOut: [], cost: 100 + 28 + 140, km: [14, 0, 0], freeWeight: [8, 20, 30], freeVolume: [2.5, 10, Infinity],
  minutes: [140, 0, 0], slots: [0, 0, 0],
};
/** A and C in the first van, 3 + 6 + 8 km; B in the lorry, 5 + 6. */
const TWO_ROUTES = {
  routes: [[1, 3], [], [2]], leftOut: [], cost: 100 + 34 + 170 + 300 + 33 + 220, km: [17, 0, 11], freeWeight: [11, 20, 27], freeVolume: [4.5, 10, Infinity],
  minutes: [170, 0, 110], slots: [0, 2, 0],
};
const NOTHING = {
  routes: [[], [], []], leftOut: [1, 2, 3], cost: 50 + 3 * MUST, km: [0, 0, 0], freeWeight: [20, 20, 30], freeVolume: [10, 10, Infinity],
  minutes: [0, 0, 0], slots: [-1, -1, -1],
};

test('what is left out counts its prize, or its priority times more than any plan could save; routes cost vehicle, way and time', () => {
  expect(figures(planned(PROBLEM))).toEqual(NOTHING);
  expect(figures(planned(PROBLEM, { 0: [1, 2, 3] }))).toEqual(ONE_ROUTE);
  expect(figures(planned(PROBLEM, { 0: [1, 3], 2: [2] }))).toEqual(TWO_ROUTES);
});

test('a stop is put to the front, between and to the end, with the ways to and from it', () => {
  const plan = planned(PROBLEM, { 0: [2] });
  plan.insert(3, 2, 0);
  plan.insert(1, 0, 0);
  plan.refresh(0);
  expect(figures(plan)).toEqual(ONE_ROUTE);
  expect([...plan.kmFrom].slice(1)).toEqual([3, 2, 1]);
  expect([...plan.kmTo].slice(1)).toEqual([2, 1, 8]);
});

test('a stop is taken from the middle, the front and the end; an empty van costs nothing', () => {
  const plan = planned(PROBLEM, { 0: [1, 2, 3] });
  plan.remove(2);
  expect([plan.kmTo[1], plan.kmFrom[3], plan.km[0]]).toEqual([6, 6, 17]);
  plan.remove(1);
  expect([plan.kmFrom[3], plan.km[0], routesIn(plan)[0]]).toEqual([7, 15, [3]]);
  plan.remove(3);
  plan.refresh(0);
  expect(figures(plan)).toEqual(NOTHING);
  const other = planned(PROBLEM, { 0: [1, 2, 3] });
  other.remove(3);
  expect([other.kmTo[2], other.km[0], routesIn(other)[0]]).toEqual([6, 11, [1, 2]]);
});

test('the way from the depot to the depot is none, whatever stands there', () => {
  const plan = planned({ ...PROBLEM, distances: PROBLEM.distances.with(0, 8), durations: PROBLEM.durations!.with(0, 80) }, { 0: [1] });
  plan.remove(1);
  plan.refresh(0);
  expect(figures(plan)).toEqual(NOTHING);
});

test('an empty van is empty, whatever floats have left over', () => {
  const plan = planned(PROBLEM, { 0: [1] });
  plan.km[0]! += 1e-9;
  plan.freeWeight[0]! -= 1e-9;
  plan.freeVolume[0]! -= 1e-9;
  plan.remove(1);
  expect([plan.km[0], plan.freeWeight[0], plan.freeVolume[0]]).toEqual([0, 20, 10]);
});

test('undone, everything is as it was at the mark: moved to other vehicles, to vehicles that stood, and left out', () => {
  const plan = planned(PROBLEM, { 0: [1, 2, 3] });
  for (const change of [
    () => { plan.remove(2); plan.refresh(0); },
    () => { plan.remove(1); plan.remove(3); plan.insert(3, 0, 2); plan.insert(1, 3, 2); plan.refresh(0); plan.refresh(2); },
    () => { [3, 2, 1].forEach(place => plan.remove(place)); plan.insert(2, 0, 1); plan.refresh(0); plan.refresh(1); },
    () => { [1, 2, 3].forEach((place, slot) => { plan.remove(place); plan.insert(place, 0, slot); }); [0, 1, 2].forEach(slot => plan.refresh(slot)); },
  ]) {
    plan.mark();
    change();
    expect(figures(plan)).not.toEqual(ONE_ROUTE);
    plan.undo();
    expect(figures(plan)).toEqual(ONE_ROUTE);
    plan.undo();
    expect(figures(plan)).toEqual(ONE_ROUTE);
  }
  plan.remove(2);
  plan.insert(2, 0, 2);
  [0, 2].forEach(slot => plan.refresh(slot));
  plan.mark();
  plan.undo();
  expect(figures(plan)).toEqual(TWO_ROUTES);
});

test('a route of 6 hours and 40 minutes does not go into a shift of 2, and is said not to', () => {
  const short = { ...PROBLEM, vehicles: PROBLEM.vehicles.map(vehicle => ({ ...vehicle, shift: { earliest: 0, latest: 120 } })) };
  const plan = planned(short);
  plan.insert(1, 0, 0);
  expect(plan.refresh(0)).toBe(true);
  plan.insert(2, 1, 0);
  plan.insert(3, 2, 0);
  expect(plan.refresh(0)).toBe(false);
});

test('settled, what small steps have drifted from is right again, and undoing goes back to that', () => {
  const plan = planned(PROBLEM, { 0: [1, 3] });
  const right = figures(plan);
  expect(right.cost).toBe(100 + 34 + 170 + 2 * MUST);
  plan.km[0]! += 5;
  plan.freeWeight[0]! += 1;
  plan.freeVolume[0]! -= 1;
  plan.cost += 9;
  plan.settle();
  expect(figures(plan)).toEqual(right);
  plan.undo();
  expect(plan.cost).toBe(right.cost);
  // Without times that count nothing is paid for them.
  const untimed = planned({ ...PROBLEM, durations: undefined, vehicles: [{ id: 'van', weight: 20, fixedCost: 100, costPerKm: 2 }] }, { 1: [1, 2, 3] });
  expect(untimed.refresh(1)).toBe(true);
  untimed.remove(2);
  untimed.undo();
  untimed.cost += 9;
  untimed.settle();
  expect([untimed.timing, untimed.cost]).toEqual([undefined, 128]);
});

test('a plan that is kept comes back, be it longer or shorter than what was kept before, and vehicles that stand have no minutes', () => {
  const plan = planned(PROBLEM);
  const [nothing, one] = [new Snapshot(plan), new Snapshot(plan)];
  expect(nothing.cost).toBe(Infinity);
  nothing.take();
  expect(nothing.cost).toBe(NOTHING.cost);
  [1, 2, 3].forEach((place, at) => plan.insert(place, at, 0));
  plan.refresh(0);
  one.take();
  nothing.restore();
  expect(figures(plan)).toEqual(NOTHING);
  one.restore();
  expect(figures(plan)).toEqual(ONE_ROUTE);
  plan.undo();
  expect(figures(plan)).toEqual(ONE_ROUTE);
  plan.remove(2);
  plan.remove(3);
  plan.refresh(0);
  const shorter = figures(plan);
  one.take();
  one.restore();
  expect(figures(plan)).toEqual(shorter);
  plan.insert(2, 0, 2);
  plan.insert(3, 1, 0);
  [0, 2].forEach(slot => plan.refresh(slot));
  one.take();
  nothing.restore();
  one.restore();
  expect(figures(plan)).toEqual(TWO_ROUTES);
});

test('of each kind the vehicles that stand are found, whatever has driven before', () => {
  const slots = new SlotOrder(instanceOf(PROBLEM));
  expect([slots.free(0), slots.free(1), slots.drivingCount]).toEqual([0, 2, 0]);
  slots.start(0);
  slots.start(2);
  expect([slots.free(0), slots.free(1), slots.drivingCount]).toEqual([1, -1, 2]);
  slots.start(1);
  expect([slots.free(0), [...slots.driving], slots.drivingCount]).toEqual([-1, [2, 1], 3]);
  slots.stop(0);
  expect([slots.free(0), [...slots.order], slots.drivingCount]).toEqual([0, [1, 0, 2], 2]);
  slots.stop(1);
  slots.stop(2);
  expect([[...slots.order].toSorted(), [...slots.driving], slots.drivingCount]).toEqual([[0, 1, 2], [0, 0], 0]);
  slots.start(0);
  expect(slots.free(0)).toBe(1);
  expect([planned(PROBLEM).freeSlot(1), planned(PROBLEM, { 2: [1] }).freeSlot(1)]).toEqual([2, -1]);
  const three = new SlotOrder(instanceOf({ ...PROBLEM, vehicles: [{ ...PROBLEM.vehicles[0]!, count: 3 }] }));
  [2, 0].forEach(slot => three.start(slot));
  expect([three.free(0), [...three.order]]).toEqual([1, [2, 0, 1]]);
  three.stop(2);
  expect([three.free(0), [...three.order]]).toEqual([2, [0, 2, 1]]);
  three.start(1);
  expect([three.free(0), [...three.order]]).toEqual([2, [0, 1, 2]]);
});
