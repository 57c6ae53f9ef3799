/** How long copies that move to cold storage must stay there, days. */
export const COLD_STORAGE_DAYS = 90;

/** Copies would leave cold storage before AWS Backup lets them. */
export class BackupRetentionError extends Error {
  public readonly code = 'BACKUP_RETENTION';
  public override readonly name = 'BackupRetentionError';

  constructor(public readonly retentionDays: number, public readonly coldStorageAfterDays: number) {
    super(`Copies that move to cold storage after ${coldStorageAfterDays} days must be kept ${coldStorageAfterDays + COLD_STORAGE_DAYS} days at least: they stay `
      + `there for ${COLD_STORAGE_DAYS}. retention is ${retentionDays} days. Keep them longer, move them earlier, or leave coldStorageAfter out.`);
  }
}
