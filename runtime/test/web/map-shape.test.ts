import type { Block } from '../../../src/contract';
import { resultTable } from '../../src/cli/result-table';
import { csvOf } from '../../web/csv';
import { mainBlock, mapOf } from '../../web/turn/main-block';
import { mapShape } from '../../web/turn/map-shape';

/** A warehouse at 50 degrees north, where a degree eastwards is 0.643 of one northwards. Route 1 goes north, route 2 east. */
const MAP: Block = {
  id: 'b2', toolCallId: 'c1', kind: 'map', title: 'Map of the routes', total: 5, shown: 5, order: 'by route and stop',
  columns: [
    { name: 'route', label: 'Route', type: 'integer' }, { name: 'stop', label: 'Stop', type: 'integer' }, { name: 'orders', label: 'Orders', type: 'text' },
    { name: 'latitude', label: 'Latitude', type: 'number', unit: 'degrees' }, { name: 'longitude', label: 'Longitude', type: 'number', unit: 'degrees' },
  ],
  rows: [[1, 0, 'WH01', 50, 4], [1, 2, 'SO-2', 50.4, 4], [1, 1, 'SO-1', 50.2, 4], [2, 0, 'WH01', 50, 4], [2, 1, 'SO-3', 50, 4.5]],
};

test('routes are drawn north up, in the order of their stops, to scale in both directions', () => {
  const { routes, width, height } = mapShape(MAP)!;
  const [north, east] = routes;

  expect(routes.map(({ name, points, farthest }) => [name, points.map(({ stop }) => stop), farthest.stop])).toEqual([['1', [0, 1, 2], 2], ['2', [0, 1], 1]]);
  const [depot, first, second] = north!.points;
  expect([first!.x, second!.x]).toEqual([depot!.x, depot!.x]);
  expect(depot!.y).toBeGreaterThan(first!.y);
  expect(east!.points[1]!.y).toBe(depot!.y);
  // 0.5 degrees eastwards at 50.2 north are 0.5 x 0.6401 of a degree: 0.32, against 0.4 northwards.
  expect((east!.points[1]!.x - depot!.x) / (depot!.y - second!.y)).toBeCloseTo(0.8, 2);
  for (const { x, y } of routes.flatMap(({ points }) => points)) expect(x >= 0 && x <= width && y >= 0 && y <= height).toBe(true);
});

test('a sentence says what is drawn', () => {
  // 0.4 x 111.2 km northwards, against 0.5 x 111.2 x 0.643 = 35.7 km eastwards.
  expect(mapShape(MAP)!.words).toBe('2 routes to 3 stops; the farthest stop is on route 1, about 44 km north of its warehouse. Places are rounded.');
});

test.each<[string, Pick<Block, 'kind' | 'rows'>]>([
  ['a table', { kind: 'table', rows: MAP.rows }], ['no rows', { kind: 'map', rows: [] }], ['a warehouse alone', { kind: 'map', rows: [[1, 0, 'WH01', 50, 4]] }],
  ['no places', { kind: 'map', rows: [[1, 0, 'WH01', null, 4], [1, 1, 'SO-1', 50, null]] }],
])('nothing is drawn of %s', (_, { kind, rows }) => {
  expect(mapShape({ ...MAP, kind, rows })).toBeUndefined();
});

test('stops at one place are drawn, however near', () => {
  const { routes } = mapShape({ ...MAP, rows: [[1, 0, 'WH01', 50, 4], [1, 1, 'SO-1', 50, 4]] })!;
  expect(routes[0]!.points.every(({ x, y }) => Number.isFinite(x) && Number.isFinite(y))).toBe(true);
});

test('the map of a call stands with its result, and a map without another result is the result', () => {
  const table: Block = { ...MAP, id: 'b3', kind: 'table' };
  const turn = { blocks: [MAP, table], figures: [] };
  expect([mainBlock(turn)?.id, mapOf(turn, mainBlock(turn))?.id]).toEqual(['b3', 'b2']);
  expect(mapOf({ blocks: [MAP, { ...table, toolCallId: 'c2' }] }, { ...table, toolCallId: 'c2' })).toBeUndefined();
  expect(mainBlock({ blocks: [MAP], figures: [] })?.id).toBe('b2');
});

test('a map is a table in the terminal and in CSV', () => {
  const lines = resultTable(MAP, { rows: 2, width: 80, year: '2026', dim: text => text });
  expect(lines.map(line => line.trim().split(/ {2,}/))).toEqual([
    ['Route', 'Stop', 'Orders', 'Latitude', 'Longitude'], ['degrees', 'degrees'], ['1', '0', 'WH01', '50.0', '4.0'], ['1', '2', 'SO-2', '50.4', '4.0'],
    ['… 2 shown of 5, by route and stop; all with --csv FILE'],
  ]);
  expect(csvOf(MAP).split('\r\n').slice(0, 2)).toEqual(['Route,Stop,Orders,Latitude (degrees),Longitude (degrees)', '1,0,WH01,50,4']);
});
