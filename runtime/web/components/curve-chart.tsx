import { useMemo } from 'preact/hooks';
import type { Block } from '../../../src/contract';
import { amount, curveInWords, curveShape, type CurveShape } from '../turn/curve-shape';

const WIDTH = 600;
const HEIGHT = 140;

/** One figure against another, each axis with what it measures, drawn from the same rows as the table of its block. */
export function CurveChart({ block }: { readonly block: Block }) {
  const shape = useMemo(() => curveShape(block), [block]);
  if (!shape) return null;
  const words = curveInWords(shape);
  const { x, y } = shape;
  return (
    <figure class="series curve">
      <figcaption>{words}</figcaption>
      <div class="series-scale" aria-hidden="true"><span>{y.label}: {amount(y.most, y)} at the top, {amount(y.least, y)} at the bottom</span></div>
      <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} preserveAspectRatio="none" role="img" aria-label={words}>
        <path class="line" d={pathOf(shape)} />
      </svg>
      <div class="series-scale" aria-hidden="true"><span>{amount(x.least, x)}</span><span>{x.label}</span><span>{amount(x.most, x)}</span></div>
    </figure>
  );
}

function pathOf({ points, x, y }: CurveShape): string {
  const tenths = (value: number): number => Math.round(value * 10) / 10;
  const height = y.most - y.least || 1;
  return points.map((point, place) =>
    `${place === 0 ? 'M' : 'L'}${tenths((point.x - x.least) / (x.most - x.least) * WIDTH)} ${tenths(HEIGHT - (point.y - y.least) / height * HEIGHT)}`).join('');
}
