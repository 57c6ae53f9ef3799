import { lostInWords } from '../../src/cli/lost-words';

const isThere = (view: string) => ['products', 'warehouses'].includes(view);

test('what is lost without a view or a column is said once, in words; a column without words of its own by its name, last', () => {
  expect(lostInWords(['warehouses.city', 'lots.product_id', 'lots.expiry_date', 'products.unit_cost'], isThere))
    .toBe('expiry dates; values at cost; warehouses.city');
});

test('five parts are named, what is more is counted', () => {
  const lost = ['lots.quantity', 'products.unit_cost', 'products.weight_kg', 'products.volume_m3', 'vehicles.shift_start', 'lanes.transit_days', 'receipts.line_number'];
  expect(lostInWords(lost, isThere)).toBe('expiry dates; values at cost; weight; space; the vans and trucks there are; and 2 more (--json has all)');
});
