import fc from 'fast-check';
import type { Figure } from '../../../src/contract';
import { markFigures, piecesOf } from '../../web/turn/mark-figures';

const figure = (start: number, length: number): Figure => ({ start, length, source: 'cell' });

test('a marked figure is found again with its number, and the text around it is unchanged', () => {
  const text = 'USD 4,310 at risk on 7 products';
  const marked = markFigures(text, [figure(21, 1), figure(4, 5)]);
  expect(piecesOf(marked)).toEqual([
    { text: 'USD ' }, { text: '4,310', figure: 1 }, { text: ' at risk on ' }, { text: '7', figure: 0 }, { text: ' products' },
  ]);
});

test('figures that overlap or lie outside the text are left as text', () => {
  expect(piecesOf(markFigures('12 rows', [figure(0, 2), figure(1, 1), figure(5, 9), figure(0, 0)]))).toEqual([{ text: '12', figure: 0 }, { text: ' rows' }]);
});

test('marks that a text brings along point to nothing', () => {
  expect(piecesOf(markFigures('\uE000\uE1007\uE001', []))).toEqual([{ text: '\uFFFD\uFFFD7\uFFFD' }]);
});

test('a mark that lost its other half in Markdown leaves the words', () => {
  expect(piecesOf('\uE000\uE100' + '7 of')).toEqual([{ text: '7 of' }]);
});

test('whatever is marked, the words stay the same', () => {
  const anywhere = fc.array(fc.record({ start: fc.nat(60), length: fc.nat(9), source: fc.constant<Figure['source']>('cell') }));
  fc.assert(fc.property(fc.string({ maxLength: 60 }), anywhere, (text, figures) => {
    expect(piecesOf(markFigures(text, figures)).map(piece => piece.text).join('')).toBe(text);
  }));
});
