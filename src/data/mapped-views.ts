import { mappingTables } from '../config/reading/mapping-tables';
import type { MappedView } from './mapped-view';

/** What a configuration says of the company's own tables. */
export interface ConfiguredMappings {
  readonly mappings: Readonly<Record<string, string>>;
  readonly mappedTables: readonly string[];
  readonly mappedLocations: readonly string[];
}

/**
 * The mapped views with those of the tables that their SELECT names. Which table lies where is not said: who reads a mapped view reads all
 * of the places.
 */
export function mappedViews({ mappings, mappedTables, mappedLocations }: ConfiguredMappings): Record<string, MappedView> {
  return Object.fromEntries(Object.entries(mappings).map(([view, sql]) => [view, {
    tables: mappedTables.filter(table => mappingTables(sql).tables.has(table)),
    locations: [...mappedLocations],
  }]));
}
