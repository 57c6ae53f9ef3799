import type { RoutingProblem } from '../../src/routing';

/** Routing instances in the form of TSPLIB and VRPLIB: header lines `NAME : value`, then sections of numbers. */
export function readVrp(text: string): { name: string; problem: RoutingProblem } {
  const headers = new Map<string, string>();
  const sections = new Map<string, number[][]>();
  let rows: number[][] | undefined;
  for (const line of text.split(/\r?\n/).map(each => each.trim())) {
    if (line === '' || line === 'EOF') continue;
    const section = /^([A-Z_]+_SECTION)\b/.exec(line)?.[1];
    const [, header, value] = /^([A-Z_]+)\s*:\s*(.*)$/.exec(line) ?? [];
    if (section) sections.set(section, rows = []);
    else if (header) headers.set(header, (value ?? '').replace(/^"|"$/g, '').trim());
    else rows?.push(line.split(/\s+/).map(Number));
  }
  const places = Number(headers.get('DIMENSION'));
  const windows = byNode(sections.get('TIME_WINDOW_SECTION'), places);
  const distances = distancesOf(headers, sections, places, windows !== undefined);
  const demands = byNode(sections.get('DEMAND_SECTION'), places);
  if (!demands) throw new Error('DEMAND_SECTION is missing.');
  const services = byNode(sections.get('SERVICE_TIME_SECTION'), places);
  const service = Number(headers.get('SERVICE_TIME') ?? 0);
  const limit = headers.get('DISTANCE');
  const name = headers.get('NAME') ?? '';
  return {
    name,
    problem: {
      stops: demands.slice(1).map(([demand = 0], index) => ({
        id: String(index + 1), weight: demand, serviceMinutes: services?.[index + 1]?.[0] ?? service,
        ...(windows && { window: { earliest: windows[index + 1]?.[0], latest: windows[index + 1]?.[1] } }),
      })),
      vehicles: [{
        id: 'vehicle', weight: Number(headers.get('CAPACITY') ?? Infinity), costPerKm: 1,
        ...(headers.has('VEHICLES') && { count: Number(headers.get('VEHICLES')) }),
        ...(limit !== undefined && { maximumMinutes: Number(limit) }),
      }],
      distances,
      ...((windows || limit !== undefined) && { durations: distances }),
      ...(windows && { depot: { earliest: windows[0]?.[0], latest: windows[0]?.[1] } }),
    },
  };
}

/** The cost that a `.sol` file states. */
export function readCost(text: string): number | undefined {
  const cost = /^\s*Cost\s*:?\s*([\d.eE+]+)/im.exec(text)?.[1];
  return cost === undefined ? undefined : Number(cost);
}

/** What stands behind the number of each node. */
function byNode(rows: readonly (readonly number[])[] | undefined, places: number): number[][] | undefined {
  if (!rows) return undefined;
  const values = Array.from({ length: places }, (): number[] => []);
  for (const [node = 0, ...rest] of rows) if (node >= 1 && node <= places) values[node - 1] = rest;
  return values;
}

function distancesOf(headers: Map<string, string>, sections: Map<string, number[][]>, places: number, timed: boolean): Float64Array {
  const type = headers.get('EDGE_WEIGHT_TYPE') ?? 'EUC_2D';
  if (type === 'EXPLICIT') return explicit(headers.get('EDGE_WEIGHT_FORMAT') ?? 'FULL_MATRIX', (sections.get('EDGE_WEIGHT_SECTION') ?? []).flat(), places);
  const points = byNode(sections.get('NODE_COORD_SECTION'), places);
  if (!points) throw new Error('NODE_COORD_SECTION is missing.');
  // Capacity alone: whole numbers (TSPLIB); with time windows: truncated to one decimal (DIMACS 2021).
  const rounded = type === 'CEIL_2D' ? Math.ceil : timed ? (way: number) => Math.floor(way * 10 + 1e-9) / 10 : (way: number) => Math.floor(way + 0.5);
  return Float64Array.from({ length: places * places }, (_, at) => {
    const [x = 0, y = 0] = points[Math.floor(at / places)] ?? [];
    const [toX = 0, toY = 0] = points[at % places] ?? [];
    return rounded(Math.hypot(x - toX, y - toY));
  });
}

/** Where the numbers of a matrix that is written in part stand in the whole. */
function explicit(format: string, numbers: readonly number[], places: number): Float64Array {
  const matrix = new Float64Array(places * places);
  let at = 0;
  for (let row = 0; row < places; row++) {
    const [from, to] = {
      FULL_MATRIX: [0, places], LOWER_ROW: [0, row], LOWER_DIAG_ROW: [0, row + 1], UPPER_ROW: [row + 1, places], UPPER_DIAG_ROW: [row, places],
      LOWER_COL: [row + 1, places], UPPER_COL: [0, row], // the columns of one triangle are the rows of the other
    }[format] ?? [];
    if (from === undefined || to === undefined) throw new Error(`EDGE_WEIGHT_FORMAT ${format} is not known.`);
    for (let column = from; column < to; column++) {
      const way = numbers[at++];
      if (way === undefined) throw new Error(`EDGE_WEIGHT_SECTION has ${numbers.length} numbers, which is too few.`);
      matrix[row * places + column] = way;
      if (format !== 'FULL_MATRIX') matrix[column * places + row] = way;
    }
  }
  return matrix;
}
