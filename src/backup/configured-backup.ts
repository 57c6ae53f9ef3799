import { Duration } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import type { DataLake } from '../data/data-lake';
import type { ISecuredTable } from '../data/secured-table-interface';
import type { PlatformAssembly } from '../platform-assembly';
import { unlessZero } from '../platform-settings';
import type { KeptVaultProps } from './kept-vault-props';
import { PlatformBackup } from './platform-backup';

/** What of a platform is copied. */
export interface CopiedPlatform {
  readonly lake: DataLake;
  readonly tables: readonly ISecuredTable[];
}

/** The copies of a platform's data, kept in `vault`; none without a vault. */
export function configuredBackup(
  scope: Construct, vault: KeptVaultProps | undefined, { lake, tables }: CopiedPlatform, { config, names }: PlatformAssembly,
): PlatformBackup | undefined {
  return vault && new PlatformBackup(scope, 'Backup', {
    ...vault,
    planName: names.resource('backup'),
    roleName: names.role('backup'),
    tables: tables.map(({ table }) => table),
    buckets: [lake.bucket],
    retention: Duration.days(config.backup.retentionDays),
    coldStorageAfter: unlessZero(config.backup.coldStorageAfterDays),
  });
}
