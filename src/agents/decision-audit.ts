import type { ISecuredTable } from '../data/secured-table-interface';
import type { ISigningSecret } from '../security/signing-secret-interface';

/** Where decisions are kept so that a change of one is seen. */
export interface DecisionAudit {
  /** The audit table, which refuses that an item is changed or deleted. */
  readonly table: ISecuredTable;
  /** The keys that seal its entries. */
  readonly keys: ISigningSecret;
}
