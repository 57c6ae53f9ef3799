/** How numbers read in the views: `transaction-views` writes the same. */
export const orderId = (order: number): string => `SO${padded(order)}`;
export const purchaseOrderId = (order: number): string => `PO${padded(order)}`;

function padded(number: number): string {
  return String(number).padStart(7, '0');
}
