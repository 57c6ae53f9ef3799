import type * as lambda from 'aws-cdk-lib/aws-lambda';
import type { Construct } from 'constructs';
import type { DataLake } from '../data/data-lake';
import type { ISecuredTable } from '../data/secured-table-interface';
import type { PlatformAssembly } from '../platform-assembly';
import type { AuditStoreProps } from './audit-store-props';
import { AuditTrail } from './audit-trail';

/** What of a platform is recorded. */
export interface RecordedPlatform {
  readonly lake: DataLake;
  readonly tables: readonly ISecuredTable[];
  readonly functions: readonly { readonly handler: lambda.IFunction }[];
}

/** The record of who read and wrote the data of a platform, where it keeps one: `store` is where. */
export function platformAudit(
  scope: Construct, store: AuditStoreProps | undefined, { lake, tables, functions }: RecordedPlatform, { config, names }: PlatformAssembly,
): AuditTrail | undefined {
  return store && new AuditTrail(scope, 'AuditTrail', {
    ...store,
    accessLogsBucket: lake.accessLogsBucket,
    buckets: [lake.bucket],
    tables: tables.map(({ table }) => table),
    functions: functions.map(({ handler }) => handler),
    managementEvents: config.audit.managementEvents,
    logsRoleName: names.role('audit-logs'),
  });
}
