import type { Figure } from '../../../src/contract';

/** Invisible marks of the Unicode private use area: they pass through Markdown unchanged. */
const OPEN = '\uE000';
const CLOSE = '\uE001';
/** The first of the marks that number the figures. */
const FIRST = 0xE100;
const MOST = 0xF8FF - FIRST;
const PRIVATE_USE = /[\uE000-\uF8FF]/g;
const MARKED = /\uE000([\uE100-\uF8FF])([^\uE000\uE001]*)\uE001/;

/** The text with each figure between marks, so that it is found again after Markdown has been read. Marks in the text itself are made harmless. */
export function markFigures(text: string, figures: readonly Figure[]): string {
  // One code unit for one: the figures' places stay right.
  const clean = withoutMarks(text);
  let marked = '';
  let at = 0;
  for (const [index, figure] of [...figures.entries()].sort(([, a], [, b]) => a.start - b.start)) {
    const end = figure.start + figure.length;
    if (index > MOST || figure.length <= 0 || figure.start < at || end > clean.length) continue;
    marked += clean.slice(at, figure.start) + OPEN + String.fromCharCode(FIRST + index) + clean.slice(figure.start, end) + CLOSE;
    at = end;
  }
  return marked + clean.slice(at);
}

/** A piece of text between marks: the text, and the figure that it is. */
export interface TextPiece { readonly text: string; readonly figure?: number }

/** The pieces of a text that carries marks, with every mark taken out. */
export function piecesOf(text: string): TextPiece[] {
  const found = MARKED.exec(text);
  if (!found) return text === '' ? [] : [{ text: text.replace(PRIVATE_USE, '') }];
  const [whole, mark = '', inside = ''] = found;
  const before = text.slice(0, found.index).replace(PRIVATE_USE, '');
  return [
    ...before === '' ? [] : [{ text: before }],
    { text: inside, figure: mark.charCodeAt(0) - FIRST },
    ...piecesOf(text.slice(found.index + whole.length)),
  ];
}

function withoutMarks(text: string): string {
  return text.replace(PRIVATE_USE, '\uFFFD');
}
