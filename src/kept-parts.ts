import { Duration } from 'aws-cdk-lib';
import type { AuditStoreProps } from './audit/audit-store-props';
import { logRetentionOf } from './audit/log-retention';
import type { KeptVaultProps } from './backup/kept-vault-props';
import type { DataBucketsProps } from './data/data-buckets-props';
import type { PlatformAssembly } from './platform-assembly';
import type { SigningSecretProps } from './security/signing-secret-props';

/** What the parts that hold data are made with, whether the rest of the platform is there or not. */
export interface KeptParts {
  readonly dataLake: DataBucketsProps;
  readonly envelope: SigningSecretProps;
  readonly auditKeys: SigningSecretProps;
  /** Undefined where features.audit_trail is off. */
  readonly auditTrail: AuditStoreProps | undefined;
  /** Undefined where features.backup is off. */
  readonly backup: KeptVaultProps | undefined;
}

/** The props of the parts that hold data: the same for a platform that works and for one that is parked. */
export function keptParts({ config, settings, names, encryptionKey, own }: PlatformAssembly): KeptParts {
  const { features, audit } = config;
  return {
    dataLake: {
      encryptionKey,
      bucket: own.dataBucket,
      bucketName: names.bucket('data'),
      accessLogsBucketName: names.bucket('access-logs'),
      tieringAfter: settings.tieringAfter,
    },
    envelope: { secretName: names.secret('envelope'), encryptionKey },
    auditKeys: { secretName: names.secret('audit'), encryptionKey },
    auditTrail: features.auditTrail ? {
      encryptionKey,
      trailName: names.trail('audit'),
      bucketName: names.bucket('audit'),
      accessLogsBucketName: names.bucket('access-logs'),
      logGroup: own.auditLogGroup,
      logGroupName: names.path('audit/trail'),
      retention: Duration.days(audit.retentionDays),
      logRetention: logRetentionOf(audit.retentionDays),
      deletionProtection: settings.deletionProtection,
    } : undefined,
    backup: features.backup ? { encryptionKey, vaultName: names.resource('backup') } : undefined,
  };
}
