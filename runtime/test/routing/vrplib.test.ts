import { readCost, readVrp } from './vrplib';

const EUCLIDEAN = 'NAME : \t"tiny"\nTYPE : CVRP\nDIMENSION : 3\nCAPACITY : 10\nEDGE_WEIGHT_TYPE : EUC_2D\nNODE_COORD_SECTION\t\n1 0 0\n2 1 1\n3 3 4\n';
const DEMANDS = 'DEMAND_SECTION\n1 0\n2 4\n3 5\nDEPOT_SECTION\n1\n-1\nEOF\n';

test('capacity alone: ways between points are rounded to whole numbers', () => {
  const { name, problem } = readVrp(EUCLIDEAN + DEMANDS);
  expect(name).toBe('tiny');
  expect([...problem.distances]).toEqual([0, 1, 5, 1, 0, 4, 5, 4, 0]);
  expect(problem.stops).toEqual([{ id: '1', weight: 4, serviceMinutes: 0 }, { id: '2', weight: 5, serviceMinutes: 0 }]);
  expect(problem.vehicles).toEqual([{ id: 'vehicle', weight: 10, costPerKm: 1 }]);
  expect(problem.durations).toBeUndefined();
});

test('time windows: ways are truncated to one decimal and are minutes too, the fleet is counted, services and the hours of the depot are read', () => {
  const { problem } = readVrp(`${EUCLIDEAN.replace('CAPACITY', 'VEHICLES : 2\nCAPACITY')}TIME_WINDOW_SECTION\n1 0 100\n2 5 20\n3 0 90\nSERVICE_TIME_SECTION\n1 0\n2 7\n3 8\n${DEMANDS}`);
  expect([...problem.distances]).toEqual([0, 1.4, 5, 1.4, 0, 3.6, 5, 3.6, 0]);
  expect(problem.durations).toEqual(problem.distances);
  expect(problem.depot).toEqual({ earliest: 0, latest: 100 });
  expect(problem.stops[0]).toEqual({ id: '1', weight: 4, serviceMinutes: 7, window: { earliest: 5, latest: 20 } });
  expect(problem.vehicles[0]).toMatchObject({ count: 2, weight: 10 });
});

test.each([
  ['FULL_MATRIX', '0 1 2\n3 0 4\n5 6 0', [0, 1, 2, 3, 0, 4, 5, 6, 0]],
  ['LOWER_ROW', '1\n2 3', [0, 1, 2, 1, 0, 3, 2, 3, 0]],
  ['LOWER_DIAG_ROW', '0\n1 0\n2 3 0', [0, 1, 2, 1, 0, 3, 2, 3, 0]],
  ['UPPER_ROW', '1 2\n3', [0, 1, 2, 1, 0, 3, 2, 3, 0]],
])('ways given as %s', (format, numbers, matrix) => {
  const header = `DIMENSION : 3\nCAPACITY : 10\nEDGE_WEIGHT_TYPE : EXPLICIT\nEDGE_WEIGHT_FORMAT : ${format}\nEDGE_WEIGHT_SECTION\n${numbers}\n`;
  expect([...readVrp(header + DEMANDS).problem.distances]).toEqual(matrix);
});

test('the cost of a solution file', () => {
  expect(readCost('Route #1: 1 2\nCost 27591\n')).toBe(27591);
  expect(readCost('Cost 1637.7')).toBe(1637.7);
  expect(readCost('nothing')).toBeUndefined();
});
