import { VIEWS } from '../../../contract';
import type { CrossCheck, Finding } from '../cross-check';
import { mappingTables } from '../mapping-tables';
import { nearest } from '../nearest';

const VIEW_NAMES = Object.keys(VIEWS);

/** The day that tools count from, and the company's own tables. */
export const DATA_CHECKS: readonly CrossCheck[] = [
  {
    reads: ['data.as_of'],
    find: ({ data: { asOf } }) => (asOf === 'today' || isDay(asOf) ? [] : [{
      keys: ['data.as_of'], message: `is ${asOf}, a day that no calendar has`, hint: 'Write today, or a date such as 2026-11-24.',
    }]),
  },
  {
    reads: ['data.mappings'],
    find: ({ data: { mappings } }) => Object.keys(mappings).filter(view => !VIEW_NAMES.includes(view)).map((view): Finding => {
      const near = nearest(view, VIEW_NAMES);
      return { keys: ['data.mappings'], at: [view], message: `maps ${view}, which is no view`, hint: near ? `Did you mean ${near}?` : `There are ${VIEW_NAMES.join(', ')}.` };
    }),
  },
  {
    reads: ['data.mappings', 'data.mapped_tables'],
    find: ({ data: { mappings, mappedTables } }, { name }) => {
      const read = Object.entries(mappings).map(([view, sql]) => ({ view, ...mappingTables(sql) }));
      const missing = read.flatMap(({ view, tables }) => [...tables].filter(table => !mappedTables.includes(table)).map((table): Finding => ({
        keys: ['data.mappings'], at: [view], message: `reads ${table}, which ${name('data.mapped_tables')} does not list`,
        hint: `Add it to ${name('data.mapped_tables')}: functions may read only what stands there.`,
      })));
      const unclear = read.flatMap(({ view, unclear: names }) => [...names].map((table): Finding => ({
        keys: ['data.mappings'], at: [view], message: `reads ${table || 'nothing that has a name'}, which is no database.table`, hint: 'Name tables as sales.orders.',
      })));
      const unread = mappedTables.flatMap((table, i): Finding[] => (read.some(({ tables }) => tables.has(table)) ? [] : [{
        keys: ['data.mapped_tables'], at: [i], message: `lists ${table}, which no mapping reads`, hint: 'Remove it: what is not read needs no permission.',
      }]));
      return [...missing, ...unclear, ...unread];
    },
  },
  {
    reads: ['data.mappings', 'data.mapped_locations'],
    find: ({ data: { mappings, mappedLocations } }, { name }) => {
      const mapped = Object.keys(mappings).length > 0;
      if (mapped === mappedLocations.length > 0) return [];
      return [mapped
        ? { keys: ['data.mappings'], message: `needs ${name('data.mapped_locations')}`, hint: 'Name the places of the tables\' files: functions may read nothing else.' }
        : { keys: ['data.mapped_locations'], message: `is of no use without ${name('data.mappings')}`, hint: 'Remove it, or map a view.' }];
    },
  },
];

function isDay(text: string): boolean {
  const day = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text);
}
