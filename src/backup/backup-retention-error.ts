import { ConstructError } from '../errors/construct-error';

/** How long copies that move to cold storage must stay there, days. */
export const COLD_STORAGE_DAYS = 90;

/** Copies would leave cold storage before AWS Backup lets them. */
export class BackupRetentionError extends ConstructError {
  public readonly code = 'BACKUP_RETENTION';
  public override readonly name = 'BackupRetentionError';

  constructor(retentionDays: number, coldStorageAfterDays: number) {
    super({
      prop: 'retention', value: `${retentionDays} days`,
      problem: `is too short: copies that move to cold storage after ${coldStorageAfterDays} days (coldStorageAfter) must stay there ${COLD_STORAGE_DAYS}`,
      remedy: `Keep them ${coldStorageAfterDays + COLD_STORAGE_DAYS} days at least, move them earlier, or leave coldStorageAfter out.`,
    });
  }
}
