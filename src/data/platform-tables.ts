import type * as kms from 'aws-cdk-lib/aws-kms';
import type { Construct } from 'constructs';
import { TABLES, type TableContract } from '../contract';
import type { ResourceNamer } from '../naming/resource-namer';
import type { BroughtTables } from './brought-tables';
import { SecuredTable } from './secured-table';
import type { ISecuredTable } from './secured-table-interface';
import type { TableCapacity } from './secured-table-props';

/** What the tables of a platform have in common, and those that are brought. */
export interface PlatformTableSettings {
  readonly names: ResourceNamer;
  readonly encryptionKey: kms.IKey;
  readonly deletionProtection: boolean;
  readonly capacity?: TableCapacity;
  readonly pointInTimeRecovery?: boolean;
  readonly brought?: BroughtTables;
}

/** The tables of the contract by their purpose. */
export type PlatformTables = Readonly<Record<keyof typeof TABLES, ISecuredTable>>;

/** Makes the five tables, but for those that are brought. */
export function platformTables(scope: Construct, { names, brought = {}, ...common }: PlatformTableSettings): PlatformTables {
  const table = (contract: TableContract & { readonly purpose: keyof typeof TABLES }): ISecuredTable => {
    const { purpose, ...keys } = contract;
    const id = purpose[0]!.toUpperCase() + purpose.slice(1);
    const yours = brought[purpose];
    return yours ? SecuredTable.fromTable(scope, id, yours) : new SecuredTable(scope, id, { tableName: names.table(purpose), ...keys, ...common });
  };
  return {
    conversations: table(TABLES.conversations),
    executions: table(TABLES.executions),
    audit: table(TABLES.audit),
    access: table(TABLES.access),
    usage: table(TABLES.usage),
  };
}
