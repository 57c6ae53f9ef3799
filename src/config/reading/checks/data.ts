import type { CrossCheck, Finding } from '../cross-check';
import { LAPTOP } from '../laptop';
import { mappingTables } from '../mapping-tables';

/** The day that tools count from, and the company's own tables. */
export const DATA_CHECKS: readonly CrossCheck[] = [
  {
    reads: ['data.as_of'],
    find: ({ data: { asOf } }) => (asOf === 'today' || asOf === 'latest' || isDay(asOf) ? [] : [{
      keys: ['data.as_of'], message: `is ${asOf}, a day that no calendar has`, hint: 'Write today, latest, or a date such as 2026-11-24.',
    }]),
  },
  {
    reads: ['environment', 'data.mappings', 'data.mapped_tables'],
    find: ({ environment, data: { mappings, mappedTables } }, { name }) => {
      if (environment === LAPTOP) return []; // no role reads there
      const read = Object.entries(mappings).map(([view, sql]) => ({ view, ...mappingTables(sql) }));
      const missing = read.flatMap(({ view, tables }) => [...tables].filter(table => !Object.hasOwn(mappedTables, table)).map((table): Finding => ({
        keys: ['data.mappings'], at: [view], message: `reads ${table}, which ${name('data.mapped_tables')} does not list`,
        hint: `Add it to ${name('data.mapped_tables')}: functions may read only what stands there.`,
      })));
      const unclear = read.flatMap(({ view, unclear: names }) => [...names].map((table): Finding => ({
        keys: ['data.mappings'], at: [view], message: `reads ${table || 'nothing that has a name'}, which is no database.table`, hint: 'Name tables as sales.orders.',
      })));
      const unread = Object.keys(mappedTables).flatMap((table): Finding[] => (read.some(({ tables }) => tables.has(table)) ? [] : [{
        keys: ['data.mapped_tables'], at: [table], message: `lists ${table}, which no mapping reads`, hint: 'Remove it: what is not read needs no permission.',
      }]));
      return [...missing, ...unclear, ...unread];
    },
  },
  {
    reads: ['data.mapped_tables'],
    find: ({ data: { mappedTables } }) => Object.entries(mappedTables).flatMap(([table, places]): Finding[] => {
      if (!/^[a-z0-9_]+\.[a-z0-9_]+$/.test(table)) {
        return [{ keys: ['data.mapped_tables'], at: [table], message: `is no name of a table: ${table}`, hint: 'Write database.table, in lower case: sales.orders.' }];
      }
      if (places.length > 0) return [];
      return [{
        keys: ['data.mapped_tables'], at: [table], message: 'names no place of its files', hint: 'Write where they lie: functions may read nothing else.',
      }];
    }),
  },
  {
    reads: ['data.mappings', 'data.mapped_keys'],
    find: ({ data: { mappings, mappedKeys } }, { name }) => (mappedKeys.length === 0 || Object.keys(mappings).length > 0 ? [] : [{
      keys: ['data.mapped_keys'], message: `is of no use without ${name('data.mappings')}`, hint: 'Remove it, or map a view.',
    }]),
  },
];

function isDay(text: string): boolean {
  const day = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text);
}
