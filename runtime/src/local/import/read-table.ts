import { createReadStream } from 'node:fs';

import type { DuckDBConnection, DuckDBValue } from '@duckdb/node-api';

import { literal, quotedName } from '../../data';
import { errorCode } from '../errors';

import { AMBIGUOUS, COLUMN_KINDS, NO_VALUES, over, TEXT, type ColumnKind } from './column-kinds';
import { ImportError } from './errors';
import type { SourceFile } from './source-files';

/** A column as its values are. */
export interface ImportedColumn {
  readonly name: string;
  readonly kind: ColumnKind;
  /** Values that are there. */
  readonly values: number;
  readonly distinct: number;
  /** The least and the greatest, as text. */
  readonly from: string | null;
  readonly to: string | null;
}

/** A file that has been read. */
export interface ImportedTable {
  readonly source: SourceFile;
  readonly rows: number;
  readonly columns: readonly ImportedColumn[];
  /** How it is written: `comma, UTF-8`. */
  readonly form: string;
  /** What stays text although most of its values are something else, each with row, column and value. */
  readonly doubts: readonly string[];
  /** Gives the typed columns. */
  readonly select: string;
}

/** So much of a column must be of a kind before what is not is worth a word. */
const NEARLY_ALL = 0.9;
/** So many values are looked at first, and what so many of them are not the column is not. */
const SAMPLED = 500;
const LIKELY = 0.5;
const MOST_REJECTS_SHOWN = 5;

/** Reads a file into the scratch database: as text first, then typed by the values. @throws ImportError */
export async function readTable(connection: DuckDBConnection, source: SourceFile, scratch: string): Promise<ImportedTable> {
  if (source.kind === 'parquet') return readParquet(connection, source, scratch);
  const encoding = await encodingOf(source.file);
  const form = await formOf(connection, source.file, encoding);
  await connection.run(`CREATE TABLE "${scratch}" AS SELECT row_number() OVER () AS "#row", * FROM read_csv(${literal('text', source.file)},
    delim = ${literal('text', form.delimiter)}, quote = ${literal('text', form.quote)}, header = true, all_varchar = true, normalize_names = false,
    encoding = '${encoding}', ignore_errors = true, rejects_table = 'rejects_${scratch}', rejects_scan = 'scans_${scratch}')`);
  await refuseRejects(connection, source.file, scratch);
  const names = await columnNames(connection, scratch);
  const rows = Number(await one(connection, `SELECT count(*) FROM "${scratch}"`));
  const doubts: string[] = [];
  const columns: ImportedColumn[] = [];
  for (const name of names) columns.push(await typed(connection, scratch, name, doubts));
  const select = columns.map(({ name, kind }) => `${valueOf(name, kind)} AS ${quotedName(name)}`);
  return { source, rows, columns, doubts, form: `${form.words}, ${encoding.toUpperCase()}`, select: `SELECT ${select.join(', ')} FROM "${scratch}" ORDER BY "#row"` };
}

async function readParquet(connection: DuckDBConnection, source: SourceFile, scratch: string): Promise<ImportedTable> {
  await connection.run(`CREATE VIEW "${scratch}" AS SELECT * FROM read_parquet(${literal('text', source.file)})`).catch((cause: unknown) => {
    throw new ImportError(`${source.file} is no Parquet file that can be read.`, 'Export it again.', { cause });
  });
  const rows = Number(await one(connection, `SELECT count(*) FROM "${scratch}"`));
  const described = await connection.runAndReadAll(`SELECT column_name, column_type FROM (DESCRIBE "${scratch}")`);
  const columns: ImportedColumn[] = [];
  for (const [name, type] of described.getRows().map(row => row.map(String))) {
    const kind = { ...TEXT, type: typeOf(type!), words: type!.toLowerCase() };
    columns.push({ name: name!, kind, ...await spread(connection, scratch, quotedName(name!)) });
  }
  return { source, rows, columns, doubts: [], form: 'Parquet', select: `SELECT * FROM "${scratch}"` };
}

/** The kind that every value fits. What nearly all fit is told with the first that does not: a person decides, no value is lost. */
async function typed(connection: DuckDBConnection, scratch: string, name: string, doubts: string[]): Promise<ImportedColumn> {
  const from = `FROM (SELECT "#row", trim(${quotedName(name)}) AS v FROM "${scratch}") WHERE ${isValue('v')}`;
  const fit = (kind: ColumnKind): string => over(`${kind.test} AND ${kind.value} IS NOT NULL`, 'v');
  const count = async (kinds: readonly ColumnKind[], of: string): Promise<number[]> => {
    const counted = kinds.map(kind => `, count(*) FILTER (WHERE ${fit(kind)})`).join('');
    return ((await connection.runAndReadAll(`SELECT count(*)${counted} FROM (SELECT * ${of})`)).getRows()[0] ?? []).map(Number);
  };
  // Most kinds fall out after a few values: the whole column is then looked at for the others alone.
  const [sampled = 0, ...first] = await count(COLUMN_KINDS, `${from} LIMIT ${SAMPLED}`);
  const likely = COLUMN_KINDS.filter((_, i) => sampled > 0 && first[i]! >= LIKELY * sampled);
  const [values = 0, ...fits] = await count(likely, from);
  const fitting = likely.filter((_, i) => values > 0 && fits[i] === values);
  const unclear = AMBIGUOUS.find(pair => pair.every(words => fitting.some(kind => kind.words === words)) && pair.includes(fitting[0]?.words ?? ''));
  if (unclear) doubts.push(`Column ${quoted(name)}: its values may be ${unclear.join(' or ')}, and none of them tells. It stays text: parse it in the mapping.`);
  const best = Math.max(0, ...fits);
  const near = likely[fits.indexOf(best)];
  if (near && fitting.length === 0 && best > 0 && best >= NEARLY_ALL * values) {
    const unlike = `SELECT "#row", v ${from} AND NOT (${fit(near)}) ORDER BY "#row" LIMIT 1`;
    const [[row, value] = []] = (await connection.runAndReadAll(unlike)).getRows();
    const most = `the ${near.words} that ${best} of ${values} rows have`;
    doubts.push(`Row ${Number(row) + 1}, column ${quoted(name)}: ${quoted(String(value))} is not one of ${most}. It stays text.`);
  }
  const kind = unclear ? TEXT : fitting[0] ?? TEXT;
  return { name, kind, ...await spread(connection, scratch, valueOf(name, kind)) };
}

async function spread(connection: DuckDBConnection, scratch: string, value: string): Promise<Omit<ImportedColumn, 'name' | 'kind'>> {
  const [row = []] = (await connection.runAndReadAll(
    `SELECT count(x), count(DISTINCT x), CAST(min(x) AS VARCHAR), CAST(max(x) AS VARCHAR) FROM (SELECT ${value} AS x FROM "${scratch}")`)).getRows();
  const [values, distinct, least = null, greatest = null] = row;
  return { values: Number(values), distinct: Number(distinct), from: textOf(least), to: textOf(greatest) };
}

function textOf(value: DuckDBValue): string | null {
  return value === null ? null : String(value);
}

/** The typed value of a column of text. */
function valueOf(name: string, kind: ColumnKind): string {
  const text = `trim(${quotedName(name)})`;
  return `CASE WHEN ${isValue(text)} THEN ${over(kind.value, text)} END`;
}

/** Every byte is looked at: one that is no UTF-8 may stand in the last row. */
async function encodingOf(file: string): Promise<'utf-8' | 'utf-16' | 'latin-1'> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let first = true;
  try {
    for await (const chunk of createReadStream(file)) {
      if (first && Buffer.isBuffer(chunk) && /^(\xff\xfe|\xfe\xff)/.test(chunk.toString('latin1', 0, 2))) return 'utf-16';
      first = false;
      decoder.decode(chunk, { stream: true });
    }
    decoder.decode();
    return 'utf-8';
  } catch (thrown) {
    if (errorCode(thrown) === 'ERR_ENCODING_INVALID_ENCODED_DATA') return 'latin-1';
    throw thrown;
  }
}

const DELIMITERS: Readonly<Record<string, string>> = { ',': 'comma', ';': 'semicolon', '\t': 'tab', '|': 'bar' };

async function formOf(connection: DuckDBConnection, file: string, encoding: string): Promise<{ delimiter: string; quote: string; words: string }> {
  const sniffed = await connection.runAndReadAll(
    `SELECT Delimiter, Quote, list_transform(Columns, c -> c.name) FROM sniff_csv(${literal('text', file)}, encoding = '${encoding}', ignore_errors = true, header = true, all_varchar = true)`,
  ).catch((cause: unknown) => {
    throw new ImportError(`${file} is no table: no delimiter gives every row the same columns.`, 'Export it as CSV with a header line.', { cause });
  });
  const [row = []] = sniffed.getRowsJson();
  const names = Array.isArray(row[2]) ? row[2].map(String) : [];
  const odd = names.find(name => /^-?\d+([.,]\d+)*$/.test(name) || name === '');
  if (odd !== undefined) throw new ImportError(`${file}: row 1 has ${odd === '' ? 'an empty cell' : quoted(odd)} where the name of a column should stand.`, 'Give the file a header line that names every column.');
  const delimiter = String(row[0]);
  return { delimiter, quote: row[1] === "'" ? "'" : '"', words: DELIMITERS[delimiter] ?? quoted(delimiter) };
}

async function refuseRejects(connection: DuckDBConnection, file: string, scratch: string): Promise<void> {
  const found = await connection.runAndReadAll(`SELECT line, column_name, csv_line, error_message FROM "rejects_${scratch}" ORDER BY line LIMIT 1000`);
  const rejects = found.getRows();
  if (rejects.length === 0) return;
  const shown = rejects.slice(0, MOST_REJECTS_SHOWN).map(([line, column, text, message]) =>
    `row ${String(line)}${column === null ? '' : `, column ${quoted(String(column))}`}: ${quoted(String(text).slice(0, 80))} (${String(message)})`);
  const more = rejects.length > shown.length ? ` and ${rejects.length - shown.length} more rows` : '';
  throw new ImportError(`${file} has rows that do not fit its header: ${shown.join('; ')}${more}.`, 'Mend these rows, or export the file again with its texts in quotes.');
}

async function columnNames(connection: DuckDBConnection, scratch: string): Promise<string[]> {
  const described = await connection.runAndReadAll(`SELECT column_name FROM (DESCRIBE "${scratch}") WHERE column_name <> '#row'`);
  return described.getRows().map(([name]) => String(name));
}

async function one(connection: DuckDBConnection, sql: string): Promise<unknown> {
  return (await connection.runAndReadAll(sql)).getRows()[0]?.[0];
}

function isValue(column: string): string {
  return `lower(${column}) NOT IN (${NO_VALUES.map(value => literal('text', value)).join(', ')})`;
}

function typeOf(type: string): ColumnKind['type'] {
  if (/^(TINY|SMALL|BIG|HUGE|U\w*)?INT(EGER)?$/.test(type)) return 'integer';
  if (/^(DOUBLE|FLOAT|DECIMAL)/.test(type)) return 'number';
  if (type === 'DATE') return 'date';
  return type.startsWith('TIMESTAMP') ? 'timestamp' : type === 'BOOLEAN' ? 'boolean' : 'text';
}

function quoted(text: string): string {
  return JSON.stringify(text);
}
