import * as z from 'zod/mini';
import { literal } from '../../data';
import { addDays, type CalendarDay } from '../calendar-day';
import type { ToolContext, ToolQuery } from '../definition';
import { readRows, rowQuery } from '../row-query';

/** How old a rate may be, days. */
const RATE_DAYS = 30;

/** What amounts in several currencies are worth in one. */
export interface Money {
  /** The currency of all totals; null where there can be none. */
  readonly unit: string | null;
  /** What a unit of a currency is worth; null where nobody knows. */
  rate(currency: string | null): number | null;
  /** Why there are no totals. */
  readonly warnings: readonly string[];
}

/**
 * The company's own currency is the one with a rate of 1, else the one that has no exchange rate. Any other without a rate can be added to
 * nothing: a total would be a sum of different things, so there is none.
 */
export function companyMoney(currencies: readonly (string | null)[], rates: ReadonlyMap<string, number>): Money {
  const home = [...rates].find(([, rate]) => rate === 1)?.[0];
  const unrated = [...new Set(currencies)].filter((currency): currency is string => currency !== null && !rates.has(currency)).sort();
  if (unrated.length > (home === undefined ? 1 : 0)) {
    const without = `${unrated.join(' and ')} ${unrated.length === 1 ? 'has' : 'have'} no exchange rate`;
    return { unit: null, rate: () => null, warnings: [`No values: ${without}, and amounts in different currencies are not added.`] };
  }
  return {
    unit: home ?? unrated[0] ?? 'company currency',
    rate: currency => currency === null ? null : rates.get(currency) ?? 1,
    warnings: [],
  };
}

/** The newest rate of each currency, company currency for one unit. */
export async function readRates(context: ToolContext): Promise<{ rates: Map<string, number>; query: ToolQuery }> {
  const read = await readRows(ratesUpTo(context.asOf), context);
  return { rates: new Map(read.rows.map(row => [row.currency, row.rate_to_base])), query: read.query };
}

function ratesUpTo(asOf: CalendarDay) {
  return rowQuery(
    `Exchange rates of the last ${RATE_DAYS} days, the newest last`,
    `
SELECT x.currency, x.rate_to_base
FROM exchange_rates AS x
WHERE x.day > ${literal('date', addDays(asOf, -RATE_DAYS))} AND x.day <= ${literal('date', asOf)} AND x.rate_to_base IS NOT NULL
ORDER BY x.currency, x.day`,
    z.object({ currency: z.string(), rate_to_base: z.number() }),
  );
}
