import type { CanonicalView, Cell, ViewColumn } from '../../../../src/contract';
import { addDays, type CalendarDay } from '../calendar-day';
import { counted, inDigits } from '../counted';
import {
  COUNT_DAYS, DAILY, DATE_ORDERS, factsQuery, gapsQuery, isDay, isRecorded, keyQuery, referencesQuery, STOCK, STOCKED_OUT, type Reference,
} from './quality-queries';

/** Something that is wrong, or worth a look, in the rows of a view. */
export interface DataFinding {
  readonly view: string;
  readonly severity: 'error' | 'warning';
  readonly check: 'unreadable' | 'empty' | 'key' | 'reference' | 'date' | 'stock' | 'count' | 'coverage' | 'censoring';
  readonly message: string;
  /** Rows that it concerns; null where it is the view itself. */
  readonly rows: number | null;
}

/** Where findings are looked for: all rows of a company, or those that somebody may read. */
export interface CheckedRows {
  readonly asOf: CalendarDay;
  /** The columns that are there and may be read. */
  columns(view: CanonicalView): readonly ViewColumn[];
  /** The references of a view that can be judged: those to rows of which none is hidden. */
  references(view: CanonicalView): readonly Reference[];
  /** The one row of a query over these views. */
  row(sql: string, purpose: string): Promise<readonly Cell[]>;
}

/** What one view holds, and what is wrong in it. */
export interface ViewQuality {
  readonly view: string;
  readonly rows: number;
  /** The newest day on which it says that something has happened; null where it says none. */
  readonly newest: CalendarDay | null;
  /** The columns with unknown values, and in how many rows. */
  readonly unknown: readonly { readonly column: string; readonly rows: number }[];
  /** The share of its days that were out of stock, in part or whole; null where it has none. */
  readonly stockedOut: number | null;
  readonly findings: readonly DataFinding[];
}

const MUCH_CENSORED = 0.3;

/** Everything to be said of one view. */
export async function viewQuality(view: CanonicalView, data: CheckedRows): Promise<ViewQuality> {
  const columns = data.columns(view);
  const { sql, names } = factsQuery(view, columns, data.asOf);
  const cells = await data.row(sql, `Facts of ${view.name}`);
  const fact = (name: string): number => Number(cells[names.indexOf(name)] ?? 0);
  const rows = fact('row_count');
  const days = columns.filter(column => isRecorded(view, column)).flatMap(({ name }) => cells[names.indexOf(`newest_${name}`)] ?? []);
  const newest = days.map(String).sort().at(-1) ?? null;
  const unknown = columns.map(({ name }) => ({ column: name, rows: rows - fact(`known_${name}`) })).filter(each => each.rows > 0);
  const stockedOut = rows > 0 && names.includes('stocked_out') ? fact('stocked_out') / rows : null;
  const held: Held = { view, columns, rows, fact, has: name => columns.some(column => column.name === name), data };
  if (rows === 0) return { view: view.name, rows, newest, unknown: [], stockedOut, findings: [found(held, 'warning', 'empty', 'holds no rows', null)] };
  const [keys, references, gaps] = await Promise.all([keyFindings(held), referenceFindings(held), gapFindings(held)]);
  return {
    view: view.name, rows, newest, unknown, stockedOut,
    findings: [keys, dayFindings(held), references, stockFindings(held), countFindings(held), gaps, censoringFindings(held, stockedOut)].flat(),
  };
}

/** A view, and what its one query of facts says. */
interface Held {
  readonly view: CanonicalView;
  readonly columns: readonly ViewColumn[];
  readonly rows: number;
  fact(name: string): number;
  has(column: string): boolean;
  readonly data: CheckedRows;
}

async function keyFindings(held: Held): Promise<DataFinding[]> {
  const { view, rows, fact, has, data } = held;
  // Without all of its key rows are expected to look alike.
  const different = view.key.every(has) ? Number((await data.row(keyQuery(view), `Different keys of ${view.name}`))[0]) : rows;
  const unknown = Math.max(0, ...view.key.filter(has).map(name => rows - fact(`known_${name}`)));
  return [
    ...(different < rows ? [found(held, 'error', 'key', `${rows - different} of ${rows} rows ${rows - different === 1 ? 'shares its' : 'share their'} ${view.key.join(', ')} with another row`, rows - different)] : []),
    ...(unknown > 0 ? [found(held, 'error', 'key', `a part of ${view.key.join(', ')} is unknown`, unknown)] : []),
  ];
}

function dayFindings(held: Held): DataFinding[] {
  const { view, columns, rows, fact, has, data } = held;
  const ofColumns = columns.filter(isDay).flatMap(column => {
    const { name } = column;
    const [early, ahead, unknown] = [fact(`early_${name}`), fact(`ahead_${name}`), rows - fact(`known_${name}`)];
    return [
      ...(early > 0 ? [found(held, 'warning', 'date', `${name} is before 1990 in ${counted(early, 'row')}: such days mostly stand for unknown`, early)] : []),
      ...(isRecorded(view, column) && ahead > 0
        ? [found(held, 'error', 'date', `${name} lies after ${data.asOf} in ${counted(ahead, 'row')}, and it says what has happened`, ahead)] : []),
      ...(view.key.includes(name) && unknown > 0 ? [found(held, 'error', 'date', `${name} is unknown in ${counted(unknown, 'row')}`, unknown)] : []),
    ];
  });
  const ofOrders = (DATE_ORDERS[view.name] ?? []).filter(([first, then]) => has(first) && has(then)).flatMap(([first, then]) => {
    const wrong = fact(`order_${first}_${then}`);
    return wrong > 0 ? [found(held, 'error', 'date', `${then} is before ${first} in ${counted(wrong, 'row')}`, wrong)] : [];
  });
  return [...ofColumns, ...ofOrders];
}

async function referenceFindings(held: Held): Promise<DataFinding[]> {
  const references = held.data.references(held.view);
  if (references.length === 0) return [];
  const cells = await held.data.row(referencesQuery(held.view, references), `References of ${held.view.name} that lead nowhere`);
  return references.flatMap(({ column, view }, place) => {
    const lost = Number(cells[2 * place] ?? 0);
    return lost > 0 ? [found(held, 'error', 'reference', `${counted(lost, 'row')} whose ${column} ${view} does not have, such as ${String(cells[2 * place + 1])}`, lost)] : [];
  });
}

function stockFindings(held: Held): DataFinding[] {
  return held.columns.filter(({ name }) => STOCK.includes(name)).flatMap(({ name }) => {
    const negative = held.fact(`negative_${name}`);
    return negative > 0 ? [found(held, 'warning', 'stock', `${name} is negative in ${counted(negative, 'row')}`, negative)] : [];
  });
}

function countFindings(held: Held): DataFinding[] {
  const [counts, different] = [held.fact('counts'), held.fact('count_differences')];
  const from = addDays(held.data.asOf, -COUNT_DAYS);
  return different > 0
    ? [found(held, 'warning', 'count', `${inDigits(different)} of ${counted(counts, 'count')} since ${from} found another quantity than the record`, different)] : [];
}

/** Days that are missing between the first and the last of each item. */
async function gapFindings(held: Held): Promise<DataFinding[]> {
  const { view, has, data } = held;
  const day = DAILY[view.name];
  if (day === undefined || ![day, 'warehouse_id', 'product_id'].every(has)) return [];
  const [missing, items] = (await data.row(gapsQuery(view, day), `Days that are missing in ${view.name}`)).map(Number);
  return missing! > 0 ? [found(held, 'error', 'coverage',
    `${counted(missing!, 'day')} missing at ${counted(items!, 'product')} in a warehouse: a day without demand or stock needs its row too, with 0`, missing!)] : [];
}

function censoringFindings(held: Held, share: number | null): DataFinding[] {
  if (held.view.name !== 'demand_daily') return [];
  if (!held.has(STOCKED_OUT)) {
    return [found(held, 'warning', 'censoring', 'stocked_out_share is not there: demand that stock-outs have hidden cannot be told from none', null)];
  }
  return share !== null && share > MUCH_CENSORED
    ? [found(held, 'warning', 'censoring', `${Math.round(share * 100)} % of the days were out of stock: demand there is a lower bound`, held.fact('stocked_out'))] : [];
}

function found({ view }: Held, severity: DataFinding['severity'], check: DataFinding['check'], message: string, rows: number | null): DataFinding {
  return { view: view.name, severity, check, message, rows };
}
