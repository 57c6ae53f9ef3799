import { useMemo } from 'preact/hooks';
import type { Block } from '../../../src/contract';
import { mapShape, type MapRoute } from '../turn/map-shape';
import { ResultTable } from './result-table';

/** Routes are told apart by the pattern of their line and by their number, never by colour. */
const PATTERNS = ['', '6 3', '2 3', '9 3 2 3', '12 4', '1 4'];
/** Stops beyond which only routes bear their number: more would lie upon each other. */
const MOST_LABELS = 24;
/** Routes beyond which the numbers on the drawing must do. */
const MOST_NAMED = 12;

/** Routes on a plain map, drawn from the same rows as the table below it. */
export function RouteMap({ turnKey, block }: { readonly turnKey: string; readonly block: Block }) {
  const shape = useMemo(() => mapShape(block), [block]);
  if (!shape) return null;
  const { width, height, routes, words } = shape;
  const labels = routes.reduce((sum, { points }) => sum + points.length - 1, 0) <= MOST_LABELS;
  return (
    <figure class="route-map">
      <figcaption>{words}</figcaption>
      <svg viewBox={`0 0 ${width} ${height}`} role="img" aria-label={words}>
        {routes.map((route, place) => <path key={route.name} class="way" d={wayOf(route)} stroke-dasharray={patternOf(place)} />)}
        {routes.map(route => route.points.filter(({ stop }) => stop > 0).map(({ stop, x, y }) => <circle key={`${route.name} ${stop}`} class="stop" cx={x} cy={y} r={2.5} />))}
        {labels && routes.map(route => route.points.filter(({ stop }) => stop > 0).map(({ stop, x, y }) => (
          <text key={`${route.name} ${stop}`} class="stop-label" x={x + 4} y={y - 4}>{routes.length > 1 ? `${route.name}.${stop}` : stop}</text>
        )))}
        {!labels && routes.map(({ name, farthest: { x, y } }) => <text key={name} class="route-label" x={x} y={y - 5}>{name}</text>)}
        {routes.map(({ name, points: [depot] }) => <rect key={name} class="depot" x={depot!.x - 4} y={depot!.y - 4} width={8} height={8} />)}
      </svg>
      {routes.length <= MOST_NAMED && (
        <ul class="route-names">
          <li><svg viewBox="0 0 12 12" aria-hidden="true"><rect class="depot" x={2} y={2} width={8} height={8} /></svg> Warehouse</li>
          {routes.map(({ name, points }, place) => (
            <li key={name}>
              <svg viewBox="0 0 28 12" aria-hidden="true"><path class="way" d="M0 6H28" stroke-dasharray={patternOf(place)} /></svg>
              {' '}Route {name}, {points.length - 1} {points.length === 2 ? 'stop' : 'stops'}
            </li>
          ))}
        </ul>
      )}
      <details>
        <summary>The map as a table</summary>
        <ResultTable turnKey={turnKey} block={block} />
      </details>
    </figure>
  );
}

function wayOf({ points }: MapRoute): string {
  return `${points.map(({ x, y }, place) => `${place === 0 ? 'M' : 'L'}${x} ${y}`).join('')}Z`;
}

function patternOf(place: number): string | undefined {
  return PATTERNS[place % PATTERNS.length] || undefined;
}
