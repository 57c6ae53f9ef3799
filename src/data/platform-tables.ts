import type * as kms from 'aws-cdk-lib/aws-kms';
import type { Construct } from 'constructs';
import { TABLES, type TableContract } from '../contract';
import type { ResourceNamer } from '../naming/resource-namer';
import { SecuredTable } from './secured-table';

/** What the tables of a platform have in common. */
export interface PlatformTableSettings {
  readonly names: ResourceNamer;
  readonly encryptionKey: kms.IKey;
  readonly deletionProtection: boolean;
}

/** The tables of the contract by their purpose. */
export type PlatformTables = Readonly<Record<keyof typeof TABLES, SecuredTable>>;

/** Makes the five tables. */
export function platformTables(scope: Construct, { names, encryptionKey, deletionProtection }: PlatformTableSettings): PlatformTables {
  const make = ({ purpose, ...keys }: TableContract): SecuredTable => new SecuredTable(scope, purpose[0]!.toUpperCase() + purpose.slice(1), {
    tableName: names.table(purpose), ...keys, encryptionKey, deletionProtection,
  });
  return {
    conversations: make(TABLES.conversations),
    executions: make(TABLES.executions),
    audit: make(TABLES.audit),
    access: make(TABLES.access),
    usage: make(TABLES.usage),
  };
}
