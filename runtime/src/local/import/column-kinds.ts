/** A way in which values are written, and the SQL that makes values of them. */
export interface ColumnKind {
  readonly type: 'integer' | 'number' | 'date' | 'timestamp' | 'boolean' | 'text';
  /** In words: `dates such as 31.12.2026`. */
  readonly words: string;
  /** A condition over `{v}`, the trimmed text. */
  readonly test: string;
  /** The value of `{v}`. */
  readonly value: string;
}

const DAY = '(0?[1-9]|[12][0-9]|3[01])';
const MONTH = '(0?[1-9]|1[0-2])';
const YEAR = '((19|20)[0-9]{2})';
const TIME = '[ T]([01]?[0-9]|2[0-3]):[0-5][0-9](:[0-5][0-9](\\.[0-9]+)?)?';

/** What is written where nothing is known. */
export const NO_VALUES: readonly string[] = ['', 'null', 'n/a', '#n/a', 'na', 'nan', '-', '\\n'];

/** The order in which kinds are tried: the first that every value fits is taken. */
export const COLUMN_KINDS: readonly ColumnKind[] = [
  { type: 'boolean', words: 'true or false', test: matches('(true|false|yes|no)', true), value: "lower({v}) IN ('true', 'yes')" },
  { type: 'date', words: 'dates such as 20261231', test: matches(`${YEAR}(0[1-9]|1[0-2])(0[1-9]|[12][0-9]|3[01])`), value: parsed('%Y%m%d', 'DATE') },
  { type: 'integer', words: 'whole numbers', test: `(${matches('-?(0|[1-9][0-9]{0,17})')})`, value: 'TRY_CAST({v} AS BIGINT)' },
  { type: 'number', words: 'numbers with a decimal point', test: matches('-?(0|[1-9][0-9]*)?(\\.[0-9]+)?([eE][-+]?[0-9]+)?'), value: 'TRY_CAST({v} AS DOUBLE)' },
  {
    type: 'number', words: 'numbers with commas between thousands', test: matches('-?[1-9][0-9]{0,2}(,[0-9]{3})+(\\.[0-9]+)?|-?(0|[1-9][0-9]*)(\\.[0-9]+)?'),
    value: "TRY_CAST(replace({v}, ',', '') AS DOUBLE)",
  },
  {
    type: 'number', words: 'numbers with a decimal comma', test: matches('-?([1-9][0-9]{0,2}(\\.[0-9]{3})+|0|[1-9][0-9]*)(,[0-9]+)?'),
    value: "TRY_CAST(replace(replace({v}, '.', ''), ',', '.') AS DOUBLE)",
  },
  ...dates(`${YEAR}-${MONTH}-${DAY}`, '%Y-%m-%d', '2026-12-31'),
  ...dates(`${YEAR}/${MONTH}/${DAY}`, '%Y/%m/%d', '2026/12/31'),
  ...dates(`${DAY}\\.${MONTH}\\.${YEAR}`, '%d.%m.%Y', '31.12.2026'),
  ...dates(`${MONTH}/${DAY}/${YEAR}`, '%m/%d/%Y', '12/31/2026'),
  ...dates(`${DAY}/${MONTH}/${YEAR}`, '%d/%m/%Y', '31/12/2026'),
  ...dates(`${DAY}-${MONTH}-${YEAR}`, '%d-%m-%Y', '31-12-2026'),
];

/** Kinds that the same values may fit, so that values alone do not tell them apart. */
export const AMBIGUOUS: readonly (readonly [string, string])[] = [
  ['numbers with commas between thousands', 'numbers with a decimal comma'],
  ['dates such as 12/31/2026', 'dates such as 31/12/2026'],
  ['times such as 12/31/2026 14:30', 'times such as 31/12/2026 14:30'],
];

export const TEXT: ColumnKind = { type: 'text', words: 'texts', test: 'TRUE', value: '{v}' };

/** A day alone, and a day with its time. */
function dates(pattern: string, format: string, example: string): ColumnKind[] {
  return [
    { type: 'date', words: `dates such as ${example}`, test: matches(pattern), value: parsed(format, 'DATE') },
    {
      type: 'timestamp', words: `times such as ${example} 14:30`, test: matches(`${pattern}${TIME}`),
      value: `CAST(coalesce(try_strptime(replace({v}, 'T', ' '), ['${format} %H:%M:%S', '${format} %H:%M', '${format} %H:%M:%S.%f'])) AS TIMESTAMP)`,
    },
  ];
}

function parsed(format: string, type: string): string {
  return `CAST(try_strptime({v}, '${format}') AS ${type})`;
}

function matches(pattern: string, anyCase = false): string {
  return `regexp_full_match({v}, '${pattern}'${anyCase ? ", 'i'" : ''})`;
}

/** The test or the value of a kind, over an expression. */
export function over(template: string, expression: string): string {
  return template.replaceAll('{v}', expression);
}
