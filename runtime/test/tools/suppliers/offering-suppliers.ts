import type { SmallCompany } from '../small-company';

const line = (purchase_order_id: string, supplier_id: string, product_id: string, quantity_ordered: number, unit_price_base: number, order_date = '2026-06-01') => ({
  purchase_order_id, line_number: 1, supplier_id, product_id, warehouse_id: 'WH01', order_date, first_confirmed_date: '2026-06-11', confirmed_date: '2026-06-11',
  quantity_ordered, quantity_cancelled: 0, unit_price: unit_price_base, unit_price_base, currency: 'EUR', standard_cost: unit_price_base, status: 'closed',
});
const price = (supplier_id: string, product_id: string, quoted: number, more: object = {}) => ({
  supplier_id, product_id, min_quantity: 1, price: quoted, currency: 'EUR', price_unit: 'piece', unit_factor: 1, valid_from: '2026-01-01', valid_to: '2026-12-31',
  min_order: 1, order_multiple: 1, lead_time_days: 10, freight_share: 0, duty_share: 0, approved: true, ...more,
});
const receipt = (receipt_id: string, purchase_order_id: string, received_date: string, quantity_received: number, quantity_rejected: number) =>
  ({ receipt_id, purchase_order_id, line_number: 1, supplier_id: 'S1', warehouse_id: 'WH01', product_id: 'P1', received_date, quantity_received, quantity_rejected });

/** P1 with offers that look cheaper and are not, P2 of one supplier, P3 in a currency without a rate, P4 with a minimum order of 14 months. */
export const OFFERING_SUPPLIERS: SmallCompany = {
  products: [
    { product_id: 'P1', product_name: 'Hex bolt M8', product_group: 'Bolts', base_unit: 'piece' }, { product_id: 'P2', product_name: 'Hex bolt M9', product_group: 'Bolts', base_unit: 'piece' },
    { product_id: 'P3', product_name: 'Washer', product_group: 'Washers', base_unit: 'piece' }, { product_id: 'P4', product_name: 'Seal', product_group: 'Seals', base_unit: 'piece' },
    { product_id: 'P5', product_name: 'Old seal', product_group: 'Seals', base_unit: 'piece', discontinued_date: '2026-01-01' },
  ],
  suppliers: [
    { supplier_id: 'S1', supplier_name: 'Alder', payment_days: 73, approved: true }, { supplier_id: 'S2', supplier_name: 'Birch', payment_days: 0, approved: true },
    { supplier_id: 'S3', supplier_name: 'Cedar', payment_days: 0, approved: true }, { supplier_id: 'S4', supplier_name: 'Delta', payment_days: 0, approved: true },
    { supplier_id: 'S5', supplier_name: 'Elm', payment_days: 0, approved: false },
  ],
  supplier_prices: [
    price('S1', 'P1', 20, { price_unit: 'carton', unit_factor: 10, freight_share: 0.05 }),
    price('S1', 'P1', 19, { price_unit: 'carton', unit_factor: 10, freight_share: 0.05, min_quantity: 100 }),
    price('S1', 'P1', 5, { price_unit: 'carton', unit_factor: 10, valid_from: '2025-01-01', valid_to: '2025-12-31' }),
    price('S2', 'P1', 18, { price_unit: 'carton', unit_factor: 8, valid_to: '2027-12-31' }),
    price('S3', 'P1', 1.95, { currency: 'USD', valid_to: '2027-12-31' }),
    price('S5', 'P1', 1, { valid_to: '2027-12-31' }),
    price('S1', 'P2', 3), price('S1', 'P3', 5), price('S4', 'P3', 4, { currency: 'JPY' }),
    price('S1', 'P4', 10), price('S2', 'P4', 9.2, { min_order: 1_400, valid_to: '2027-12-31' }),
  ],
  purchase_order_lines: [
    line('PO1', 'S1', 'P1', 60, 2), line('PO2', 'S1', 'P1', 140, 1.9), line('PO3', 'S1', 'P4', 600, 10), line('PO4', 'S1', 'P4', 600, 10),
    line('PO5', 'S2', 'P1', 10, 2.2, '2024-01-01'),
  ],
  receipts: [receipt('R1', 'PO1', '2026-06-11', 60, 0), receipt('R2', 'PO2', '2026-06-15', 140, 2)],
  item_policies: [{ warehouse_id: 'WH01', product_id: 'P1', supplier_id: 'S1', holding_rate: 0.25 }],
  exchange_rates: [{ currency: 'USD', day: '2026-01-01', rate_to_base: 0.9 }, { currency: 'USD', day: '2026-11-20', rate_to_base: 1.1 }],
};

const monthly = (product_id: string) => Array.from({ length: 24 }, (_, month) => ({
  warehouse_id: 'WH01', product_id, demand_date: `${2024 + Math.floor((month + 10) / 12)}-${String((month + 10) % 12 + 1).padStart(2, '0')}-15`, quantity_demanded: 100,
}));
const P6 = { product_id: 'P6', min_quantity: 1, price_unit: 'piece', unit_factor: 1, valid_from: '2026-01-01', valid_to: '2027-12-31', min_order: 1, order_multiple: 1, lead_time_days: 10, freight_share: 0, duty_share: 0, approved: true };

/** The offers of the other tests, demand of 100 a month, and P6, which is really cheaper in dollars. */
export const SAVING_SUPPLIERS: SmallCompany = {
  ...OFFERING_SUPPLIERS,
  products: [...OFFERING_SUPPLIERS.products!, { product_id: 'P6', product_name: 'Belt', product_group: 'Belts', base_unit: 'piece' }],
  supplier_prices: [...OFFERING_SUPPLIERS.supplier_prices!, { ...P6, supplier_id: 'S1', price: 10, currency: 'EUR' }, { ...P6, supplier_id: 'S3', price: 8, currency: 'USD' }],
  purchase_order_lines: [...OFFERING_SUPPLIERS.purchase_order_lines!, { ...OFFERING_SUPPLIERS.purchase_order_lines![2]!, purchase_order_id: 'PO9', product_id: 'P6', quantity_ordered: 100 }],
  demand_daily: ['P1', 'P4', 'P6'].flatMap(monthly),
};
