import { gzipSync } from 'node:zlib';
import { definitionsText } from '../../../src/config/reading';
import { PARAMETERS, type DefinitionChange } from '../../../src/contract';
import { definitionsIn } from '../../src/definitions';

const CHANGES: Record<string, DefinitionChange> = {
  supplier_otif: { settings: { grace_days: '2' } },
  heavy_lines: {
    wording: 'Order lines of ten and more.', unit: 'lines', better: 'lower', groups: ['warehouse_id'], value: 'COUNT(*)',
    cases: 'SELECT l.warehouse_id FROM sales_order_lines AS l WHERE l.quantity_ordered >= 10',
    variants: { very: { wording: 'Of a hundred.', cases: 'SELECT l.warehouse_id FROM sales_order_lines AS l WHERE l.quantity_ordered >= 100' } },
  },
};

test.each<[string, Record<string, DefinitionChange>]>([
  ['as JSON', CHANGES],
  ['compressed', { ...CHANGES, stock_value: { wording: 'Pieces, whatever they cost. '.repeat(300) } }],
  ['with braces', { stock_value: { wording: 'Of {{all}}, for "everybody".' } }],
])('what a deployment writes %s is what a function reads', (_, changes) => {
  expect(definitionsIn(definitionsText(changes))).toEqual(changes);
});

test('the parameter as it is made changes nothing', () => {
  expect(definitionsIn(PARAMETERS.definitions.initial)).toEqual({});
});

test.each([
  ['no JSON', '{"a": '],
  ['no definitions', '{"supplier_otif": 2}'],
  ['a setting that is no text', '{"supplier_otif": {"settings": {"grace_days": 2}}}'],
  ['no gzip', 'gzip:AAAA'],
  ['a bomb', `gzip:${gzipSync(`{${' '.repeat(2_000_000)}}`).toString('base64')}`],
])('%s is refused', (_, text) => {
  expect(() => definitionsIn(text)).toThrow();
});
