import type { Day } from '../days';
import type { Allocation, CustomerReturn, Despatch, Item, PurchaseLine, Receipt, SalesLine, Shipment } from '../model';

export const MOVEMENT_KINDS = ['receipt', 'issue', 'transfer_in', 'transfer_out', 'return', 'supplier_return', 'count', 'scrap'] as const;
export type MovementKind = typeof MOVEMENT_KINDS[number];

export interface Movement {
  readonly item: Item;
  readonly day: Day;
  /** Minutes since midnight. */
  readonly minute: number;
  readonly quantity: number;
  readonly kind: MovementKind;
  /** The number of the customer order (issue, return), of the receipt (receipt, supplier return) or of the transfer. */
  readonly reference?: number;
  readonly reason?: string;
}

/**
 * Where goes what has happened and is not needed for what happens later. Lines go there when nothing of them is open any more, or when the
 * history ends.
 */
export interface Records {
  movement(movement: Movement): void;
  /** @param picked  what is picked of it, despatched quantities included */
  salesLine(line: SalesLine, picked: number): void;
  allocation(allocation: Allocation): void;
  despatch(despatch: Despatch): void;
  shipment(shipment: Shipment): void;
  customerReturn(returned: CustomerReturn): void;
  purchaseLine(line: PurchaseLine): void;
  receipt(receipt: Receipt): void;
}
