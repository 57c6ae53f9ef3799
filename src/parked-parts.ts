import type { Construct } from 'constructs';
import { AuditStore } from './audit/audit-store';
import { KeptVault } from './backup/kept-vault';
import { DataBuckets } from './data/data-buckets';
import type { KeptParts } from './kept-parts';
import { acknowledge } from './security/acknowledgements';
import { AuditKeys } from './security/audit-keys';
import { SigningSecret } from './security/signing-secret';

/**
 * Makes of each of these parts only what holds data. The classes are the bases of those that work, under the same ids: logical ids and properties
 * are the same in either.
 */
export function parkedParts(scope: Construct, { dataLake, envelope, auditKeys, auditTrail, backup }: KeptParts): DataBuckets {
  const buckets = new DataBuckets(scope, 'DataLake', dataLake);
  acknowledge(new SigningSecret(scope, 'Envelope', envelope), 'parkedSecret');
  acknowledge(new AuditKeys(scope, 'AuditKeys', auditKeys), 'parkedSecret');
  if (auditTrail) new AuditStore(scope, 'AuditTrail', { ...auditTrail, accessLogsBucket: buckets.accessLogsBucket });
  if (backup) new KeptVault(scope, 'Backup', backup);
  return buckets;
}
