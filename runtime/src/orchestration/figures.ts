import type { Block, Cell, Figure } from '../../../src/contract';

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** A date in words or in ISO form, a word (which may be an identifier that holds digits), or a number. A word is taken whole: time stays linear. */
const TOKEN = new RegExp([
  String.raw`(?<date>\d{4}-\d{2}-\d{2}|\d{1,2} (?:${MONTHS.join('|')})[a-z]*(?: \d{4})?)`,
  String.raw`(?<word>[\p{L}_][\p{L}\p{N}_-]*)`,
  String.raw`(?<number>-?\d[\d,]*(?:\.\d+)?)`,
].join('|'), 'gu');

/** What a turn knows: the only places that a figure may come from. */
export interface FigureSources {
  /** Sentences and counts of textbook tools: a number in them is a count or a stated figure, whatever cell happens to hold the same number. */
  readonly summaries: readonly string[];
  readonly blocks: readonly Block[];
  /** Sentences of all tools, and counts and inputs of their evidence. */
  readonly statements: readonly string[];
  readonly question: string;
}

/** Ties each figure of a text to the cell or statement that holds it, or marks it as unverified. */
export function tieFigures(text: string, sources: FigureSources): Figure[] {
  const cells = cellIndex(sources.blocks);
  const summed = tokensOf(sources.summaries.join('\n'));
  const stated = tokensOf(sources.statements.join('\n'));
  const asked = tokensOf(sources.question);
  return [...text.matchAll(TOKEN)].flatMap((match): Figure[] => {
    if (match.groups?.word !== undefined) return [];
    const at = { start: match.index, length: match[0].length };
    const forms = canonicalForms(match);
    if (forms.some(form => summed.has(form))) return [{ ...at, source: 'result' }];
    const cell = forms.map(form => cells.get(form)).find(found => found !== undefined);
    if (cell) return [{ ...at, source: 'cell', ...cell }];
    if (forms.some(form => stated.has(form))) return [{ ...at, source: 'result' }];
    if (forms.some(form => asked.has(form))) return [{ ...at, source: 'question' }];
    return [{ ...at, source: 'unverified' }];
  });
}

type CellPlace = Pick<Figure, 'block' | 'row' | 'column'>;

function cellIndex(blocks: readonly Block[]): Map<string, CellPlace> {
  const index = new Map<string, CellPlace>();
  const answersFirst = [...blocks].sort((one, other) => Number(one.lookUp ?? false) - Number(other.lookUp ?? false));
  for (const block of answersFirst) {
    block.rows.forEach((row, rowNumber) => row.forEach((cell, columnNumber) => {
      for (const form of cellForms(cell)) {
        if (!index.has(form)) index.set(form, { block: block.id, row: rowNumber, column: block.columns[columnNumber]?.name });
      }
    }));
  }
  return index;
}

function cellForms(cell: Cell): string[] {
  if (typeof cell === 'number') return numberForms(cell).map(String);
  if (typeof cell === 'string') return [...tokensOf(cell)];
  return [];
}

function tokensOf(text: string): Set<string> {
  return new Set([...text.matchAll(TOKEN)].flatMap(match => (match.groups?.word === undefined ? canonicalForms(match) : [])));
}

/** `1,234.50` and `1234.5` are one number; `7 Dec` and `2026-12-07` share the form without a year. */
function canonicalForms(match: RegExpMatchArray): string[] {
  const date = match.groups?.date;
  if (date === undefined) return [String(Number(match[0].replaceAll(',', '')))];
  const iso = /^(\d{4})-(\d{2})-(\d{2})$/.exec(date);
  if (iso) return [date, `${Number(iso[3])} ${MONTHS[Number(iso[2]) - 1]}`];
  const [day, month = '', year] = date.split(' ');
  const short = `${Number(day)} ${month.slice(0, 3)}`;
  if (year === undefined) return [short];
  return [`${year}-${String(MONTHS.indexOf(month.slice(0, 3)) + 1).padStart(2, '0')}-${String(day).padStart(2, '0')}`];
}

/** A number as it may be written: in full, rounded to two, one or no decimals, or a small one to two digits that tell something. */
function numberForms(value: number): number[] {
  const small = Math.abs(value) < 1 ? [Number(value.toPrecision(2))] : [];
  return [value, ...[2, 1, 0].flatMap(decimals => rounded(value, decimals)), ...small];
}

/** Half is rounded by the binary number or by the decimals that are seen: 55.15 is 55.1 to one program and 55.2 to another. */
function rounded(value: number, decimals: number): number[] {
  const seen = Math.sign(value) * Math.round(Number(`${Math.abs(value)}e${decimals}`)) / 10 ** decimals;
  return [Number(value.toFixed(decimals)), ...(Number.isNaN(seen) ? [] : [seen])];
}
