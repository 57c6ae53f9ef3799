import { capital, counted, noneOf, quantityInWords } from '../../src/tools/counted';

test.each([
  [0, 'product', '0 products'], [1, 'warehouse', '1 warehouse'], [1204, 'stocked item', '1,204 stocked items'], [3, 'query', '3 queries'], [2, 'day', '2 days'], [2, 'batch', '2 batches'],
])('%p of the noun %p are %p', (count, noun, words) => {
  expect(counted(count, noun)).toBe(words);
});

test.each([
  [11, 'piece', '11 pieces'], [1, 'piece', '1 piece'], [64, 'can', '64 cans'], [3, 'box', '3 boxes'], [4.5, 'kg', '4.5 kg'], [2, 'ea', '2 ea'], [12, 'PCE', '12 PCE'],
  [12, 'PIECE', '12 PIECE'], [7, 'pcs', '7 pcs'], [5, 'pallet', '5 pallets'], [1200, 'm', '1,200 m'], [3, 'inch', '3 inches'],
])('a quantity of %p %p is %p', (quantity, unit, words) => {
  expect(quantityInWords(quantity, unit)).toBe(words);
});

test('none of one is said of the one', () => {
  expect(noneOf(7, 'product')).toBe('none of the 7 products');
  expect(capital(noneOf(1, 'product'))).toBe('Not even the one product');
});
