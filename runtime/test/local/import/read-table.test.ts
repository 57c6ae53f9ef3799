import { writeFileSync } from 'node:fs';
import path from 'node:path';

import { openScratch, type Scratch } from '../../../src/local/import/import-data';
import { readTable, type ImportedTable } from '../../../src/local/import/read-table';
import { sourceFiles } from '../../../src/local/import/source-files';
import { temporaryFolder } from '../temporary-folder';

let scratch: Scratch;
beforeEach(async () => { scratch = await openScratch(); });
afterEach(() => scratch.close());

/** A file of these bytes, read. */
async function read(content: string | Buffer, name = 'table.csv'): Promise<ImportedTable> {
  const file = path.join(temporaryFolder(), name);
  writeFileSync(file, content);
  return readTable(scratch.connection, (await sourceFiles(file))[0]!, 'source');
}

/** Each column with how its values are written. */
const kindsOf = ({ columns }: ImportedTable) => Object.fromEntries(columns.map(({ name, kind }) => [name, kind.words]));

async function rowsOf({ select }: ImportedTable): Promise<unknown[]> {
  return (await scratch.connection.runAndReadAll(select)).getRowObjectsJson();
}

test('values decide: numbers, dates as text and as whole numbers, booleans; codes with leading zeros stay text', async () => {
  const table = await read([
    'sku,qty,price,day,us,de,key,at,ok,empty',
    '00123,1,1.5,2026-11-24,11/24/2026,24.11.2026,20261124,2026-11-24T08:30,yes,',
    '00124,-20,2,2026-11-25,1/2/2026,1.2.2026,20261125,2026-11-25 9:05:01,no,N/A',
  ].join('\n'));
  expect(kindsOf(table)).toEqual({
    sku: 'texts', qty: 'whole numbers', price: 'numbers with a decimal point', day: 'dates such as 2026-12-31', us: 'dates such as 12/31/2026',
    de: 'dates such as 31.12.2026', key: 'dates such as 20261231', at: 'times such as 2026-12-31 14:30', ok: 'true or false', empty: 'texts',
  });
  expect(await rowsOf(table)).toEqual([
    { sku: '00123', qty: '1', price: 1.5, day: '2026-11-24', us: '2026-11-24', de: '2026-11-24', key: '2026-11-24', at: '2026-11-24 08:30:00', ok: true, empty: null },
    { sku: '00124', qty: '-20', price: 2, day: '2026-11-25', us: '2026-01-02', de: '2026-02-01', key: '2026-11-25', at: '2026-11-25 09:05:01', ok: false, empty: null },
  ]);
  expect(table).toMatchObject({ rows: 2, form: 'comma, UTF-8', doubts: [] });
});

test('semicolons, decimal commas, quotes and Latin-1', async () => {
  const table = await read(Buffer.from('Artikel;Menge;Preis\n"Äpfel; rot";1.234,5;1,20\nBirnen;7;0,99\n', 'latin1'));
  expect(table.form).toBe('semicolon, LATIN-1');
  expect(kindsOf(table)).toEqual({ Artikel: 'texts', Menge: 'numbers with a decimal comma', Preis: 'numbers with a decimal comma' });
  expect(await rowsOf(table)).toEqual([{ Artikel: 'Äpfel; rot', Menge: 1234.5, Preis: 1.2 }, { Artikel: 'Birnen', Menge: 7, Preis: 0.99 }]);
});

test('dates whose days and months cannot be told apart stay text, and so do 1,234 that may be a thousand', async () => {
  const table = await read('day;amount\n1/2/2026;1,234\n3/4/2026;5,678\n');
  expect(kindsOf(table)).toEqual({ day: 'texts', amount: 'texts' });
  expect(table.doubts).toEqual([
    'Column "day": its values may be dates such as 12/31/2026 or dates such as 31/12/2026, and none of them tells. It stays text: parse it in the mapping.',
    'Column "amount": its values may be numbers with commas between thousands or numbers with a decimal comma, and none of them tells. It stays text: parse it in the mapping.',
  ]);
});

test('a value that is unlike nearly all others is pointed at by row, column and value, and nothing is lost', async () => {
  const rows = Array.from({ length: 20 }, (_, i) => `P${i},${i === 16 ? 'twelve' : i}`);
  const table = await read(['product,qty', ...rows].join('\n'));
  expect(table.doubts).toEqual(['Row 18, column "qty": "twelve" is not one of the whole numbers that 19 of 20 rows have. It stays text.']);
  expect((await rowsOf(table))[16]).toEqual({ product: 'P16', qty: 'twelve' });
});

test.each([
  ['a row of another length', 'a,b\n1,2\n3,4,5\n', /table\.csv has rows that do not fit its header: row 3.*"3,4,5"/],
  ['no header', '1,2\n3,4\n', /row 1 has "1" where the name of a column should stand/],
])('%s is refused with its place', async (_, content, message) => {
  await expect(read(content)).rejects.toMatchObject({ code: 'IMPORT_REFUSED', message: expect.stringMatching(message) });
});

test('a folder without tables, and two files of one name, are refused', async () => {
  const folder = temporaryFolder();
  await expect(sourceFiles(folder)).rejects.toMatchObject({ message: `${folder} holds no CSV and no Parquet file.` });
  for (const name of ['Order Lines.csv', 'order-lines.csv']) writeFileSync(path.join(folder, name), 'a,b\n1,2\n');
  await expect(sourceFiles(folder)).rejects.toMatchObject({ message: `Two files of ${folder} would both become the table order_lines.` });
});
