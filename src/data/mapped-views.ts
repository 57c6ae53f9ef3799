import * as kms from 'aws-cdk-lib/aws-kms';
import type { Construct } from 'constructs';
import { mappingTables } from '../config/reading/mapping-tables';
import type { MappedView } from './mapped-view';

/** What a configuration says of the company's own tables. */
export interface ConfiguredMappings {
  readonly mappings: Readonly<Record<string, string>>;
  /** The places of each table. */
  readonly mappedTables: Readonly<Record<string, readonly string[]>>;
  /** ARNs. */
  readonly mappedKeys: readonly string[];
}

/** The mapped views, each with those of the tables that its SELECT names, their places, and the keys. */
export function mappedViews(scope: Construct, { mappings, mappedTables, mappedKeys }: ConfiguredMappings): Record<string, MappedView> {
  const encryptionKeys = mappedKeys.map((arn, i) => kms.Key.fromKeyArn(scope, `MappedKey${i}`, arn));
  return Object.fromEntries(Object.entries(mappings).map(([view, sql]) => {
    const read = mappingTables(sql).tables;
    const tables = Object.keys(mappedTables).filter(table => read.has(table));
    return [view, { tables, locations: tables.flatMap(table => mappedTables[table] ?? []), encryptionKeys }];
  }));
}
