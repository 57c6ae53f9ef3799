import { routeFigures } from '../../../src/tools/logistics/routes-figures';

const route = (vehicle: string, km: number) => ({ vehicle, km, stops: [], departure: 0, end: 0, minutes: 0, load: { weight: 0, volume: 0 }, cost: { fixed: 0, distance: 0, time: 0, total: 0 } });
const gasesOf = (routes: readonly ReturnType<typeof route>[], factors: Readonly<Record<string, number>>) =>
  routeFigures(routes, [], { vehicles: [], co2ePerKm: new Map(Object.entries(factors)), source: '', warnings: [] }).co2e;

describe('Greenhouse gases of routes', () => {
  // GHG Protocol (2013), Technical Guidance for Calculating Scope 3 Emissions, version 1.0, formula [6.1] on p. 84, its example on pp. 85-86.
  test('of three kinds of vehicles in the example of a guidance are 17,583.33 kg CO2e', () => {
    const trips = [
      ...Array.from({ length: 5 }, () => route('hybrid', 50)),
      ...Array.from({ length: 10 }, () => route('gasoline car', 200)),
      ...Array.from({ length: 33 }, () => route('four-wheel drive', 100)), route('four-wheel drive', 100 / 3),
    ];
    expect(gasesOf(trips, { 'hybrid': 1, 'gasoline car': 2, 'four-wheel drive': 4 })).toBeCloseTo(17_583.33, 2);
  });

  // The same, example [7.1] on p. 90: 11,040 km by car of the 3,072 kg in all, of which 864 go by rail.
  test('of the cars of another are 2,208 kg CO2e', () => {
    expect(gasesOf([route('car', 15 * 2 * 48), route('car', 20 * 2 * 5 * 48)], { car: 0.2 })).toBeCloseTo(3_072 - 864, 9);
  });

  test('are not given where a vehicle has no factor', () => {
    expect(gasesOf([route('car', 10), route('cargo bike', 5)], { car: 0.2 })).toBeNull();
  });
});
