import type { SmallCompany } from '../small-company';

const S1 = { supplier_id: 'S1', warehouse_id: 'WH01', product_id: 'P1', line_number: 1, quantity_ordered: 10, quantity_cancelled: 0, currency: 'USD', unit_price: 10, unit_price_base: 9, standard_cost: 8, status: 'closed' };
const EUROS = { currency: 'EUR', unit_price: 8, unit_price_base: 8 };
const receipt = (receipt_id: string, purchase_order_id: string, received_date: string, quantity_received: number, more: object = {}) =>
  ({ receipt_id, purchase_order_id, line_number: 1, supplier_id: 'S1', warehouse_id: 'WH01', product_id: 'P1', received_date, quantity_received, quantity_rejected: 0, ...more });
const PERFECT = ['2026-07-06', '2026-08-06', '2026-09-06', '2026-10-06'];

/** S1 with every fate that a line may have, S2 with four perfect orders, S3 of long ago, S4 in another warehouse. The day is 2026-11-24. */
export const DELIVERING_SUPPLIERS: SmallCompany = {
  suppliers: [
    { supplier_id: 'S1', supplier_name: 'Alder' }, { supplier_id: 'S2', supplier_name: 'Birch' }, { supplier_id: 'S3', supplier_name: 'Cedar' },
    { supplier_id: 'S4', supplier_name: 'Delta' },
  ],
  purchase_order_lines: [
    { ...S1, purchase_order_id: 'PO1', order_date: '2026-06-21', first_confirmed_date: '2026-07-01', confirmed_date: '2026-07-01' },
    { ...S1, purchase_order_id: 'PO2', order_date: '2026-07-01', first_confirmed_date: '2026-07-10', confirmed_date: '2026-07-20' },
    { ...S1, purchase_order_id: 'PO3', order_date: '2026-07-20', first_confirmed_date: '2026-08-01', confirmed_date: '2026-08-01' },
    { ...S1, purchase_order_id: 'PO4', order_date: '2026-08-15', first_confirmed_date: '2026-09-01', confirmed_date: '2026-09-01', quantity_cancelled: 2 },
    { ...S1, purchase_order_id: 'PO5', order_date: '2026-09-20', first_confirmed_date: '2026-10-01', confirmed_date: '2026-10-01', status: 'open' },
    { ...S1, purchase_order_id: 'PO6', order_date: '2026-11-20', first_confirmed_date: '2026-12-01', confirmed_date: '2026-12-01', status: 'open' },
    { ...S1, purchase_order_id: 'PO7', order_date: '2026-09-01', first_confirmed_date: '2026-09-20', confirmed_date: '2026-09-20', quantity_cancelled: 10 },
    ...PERFECT.map((day, place) => ({
      ...S1, ...EUROS, supplier_id: 'S2', purchase_order_id: `PQ${place}`, order_date: day.replace('-06', '-01'), first_confirmed_date: day, confirmed_date: day,
    })),
    { ...S1, ...EUROS, supplier_id: 'S3', purchase_order_id: 'PR', order_date: '2024-01-01', first_confirmed_date: '2024-01-09', confirmed_date: '2024-01-09' },
    { ...S1, ...EUROS, supplier_id: 'S4', warehouse_id: 'WH02', purchase_order_id: 'PS', order_date: '2026-08-01', first_confirmed_date: '2026-08-09', confirmed_date: '2026-08-09' },
  ],
  receipts: [
    receipt('R1', 'PO1', '2026-07-01', 10),
    receipt('R2', 'PO2', '2026-07-20', 10),
    receipt('R3', 'PO3', '2026-07-30', 6),
    receipt('R4', 'PO3', '2026-08-01', 4, { quantity_rejected: 2 }),
    receipt('R5', 'PO4', '2026-08-20', 8),
    ...PERFECT.map((day, place) => receipt(`Q${place}`, `PQ${place}`, day, 10, { supplier_id: 'S2' })),
    receipt('R6', 'PR', '2024-01-09', 10, { supplier_id: 'S3' }),
    receipt('R7', 'PS', '2026-08-09', 10, { supplier_id: 'S4', warehouse_id: 'WH02' }),
  ],
  exchange_rates: [
    { currency: 'USD', day: '2026-01-02', rate_to_base: 0.8 }, { currency: 'USD', day: '2026-07-01', rate_to_base: 0.9 }, { currency: 'EUR', day: '2026-01-02', rate_to_base: 1 },
  ],
};
