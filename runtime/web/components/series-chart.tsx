import { useMemo } from 'preact/hooks';
import type { Block } from '../../../src/contract';
import { dayText } from '../format';
import { rounded, seriesInWords, seriesShape, type SeriesShape } from '../turn/series-shape';
import { yearOf } from '../year-of';

const WIDTH = 600;
const HEIGHT = 140;

/** A series over time with its bounds, drawn from the same rows as the table below it. Nothing is drawn of other results. */
export function SeriesChart({ block }: { readonly block: Block }) {
  const shape = useMemo(() => seriesShape(block), [block]);
  if (!shape) return null;
  const words = seriesInWords(shape);
  return (
    <figure class="series">
      <figcaption>{words}{shape.levels.length > 0 && <span class="muted"> Bounds: {shape.levels.map(level => `${level} %`).join(' within ')}.</span>}</figcaption>
      <div class="series-scale" aria-hidden="true"><span>{rounded(shape.most)} {shape.unit} a day</span></div>
      <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} preserveAspectRatio="none" role="img" aria-label={words}>
        {bandsOf(shape).map((path, place) => <path key={place} class={place === 0 ? 'band outer' : 'band'} d={path} />)}
        <path class="line" d={stepsOf(shape)} />
      </svg>
      <div class="series-scale" aria-hidden="true"><span>{dayOf(shape.points[0]!.from)}</span><span>{dayOf(shape.points.at(-1)!.to - 1)}</span></div>
    </figure>
  );
}

function stepsOf(shape: SeriesShape): string {
  const { x, y } = scales(shape);
  return shape.points.map((point, place) => `${place === 0 ? 'M' : 'L'}${x(point.from)} ${y(point.value)}H${x(point.to)}`).join('');
}

/** The wide bounds first, so that the narrow ones lie upon them. */
function bandsOf(shape: SeriesShape): string[] {
  const { x, y } = scales(shape);
  return shape.levels.map((_, level) => {
    const steps = shape.points.flatMap(point => {
      const bounds = point.bounds[level];
      return bounds ? [{ ...point, ...bounds }] : [];
    });
    const upper = steps.map(({ from, to, high }, place) => `${place === 0 ? 'M' : 'L'}${x(from)} ${y(high)}H${x(to)}`).join('');
    const lower = [...steps].reverse().map(({ from, to, low }) => `L${x(to)} ${y(low)}H${x(from)}`).join('');
    return steps.length === 0 ? '' : `${upper}${lower}Z`;
  }).reverse();
}

function scales({ points, most }: SeriesShape): { x(time: number): number; y(value: number): number } {
  const start = points[0]!.from;
  const length = points.at(-1)!.to - start;
  const tenths = (value: number): number => Math.round(value * 10) / 10;
  return { x: time => tenths((time - start) / length * WIDTH), y: value => tenths(HEIGHT - value / most * HEIGHT) };
}

function dayOf(time: number): string {
  return dayText(new Date(time).toISOString(), yearOf(new Date()));
}
