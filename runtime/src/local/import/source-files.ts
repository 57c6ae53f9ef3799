import { readdir, stat } from 'node:fs/promises';
import path from 'node:path';

import { ImportError } from './errors';

/** A file that can be imported. */
export interface SourceFile {
  readonly file: string;
  readonly kind: 'csv' | 'parquet';
  /** What a table of it is called: `order_lines_2018` for `Order Lines 2018.csv`. */
  readonly table: string;
}

const KINDS: Readonly<Record<string, SourceFile['kind']>> = { '.csv': 'csv', '.tsv': 'csv', '.txt': 'csv', '.parquet': 'parquet' };

/**
 * The CSV and Parquet files of a folder, or the one file that is named.
 *
 * @throws ImportError
 */
export async function sourceFiles(given: string): Promise<readonly SourceFile[]> {
  const found = await stat(given).catch((cause: unknown) => {
    throw new ImportError(`${given} cannot be read.`, 'Name a folder with CSV or Parquet files, or one such file.', { cause });
  });
  const names = found.isDirectory() ? (await readdir(given)).sort().map(name => path.join(given, name)) : [given];
  const files = names.flatMap(file => {
    const kind = KINDS[path.extname(file).toLowerCase()];
    return kind ? [{ file, kind, table: nameOf(path.basename(file, path.extname(file))) }] : [];
  });
  if (files.length === 0) throw new ImportError(`${given} holds no CSV and no Parquet file.`, 'Export your tables as CSV (with a header line) or Parquet into one folder.');
  const twice = files.find((each, i) => files.findIndex(other => other.table === each.table) !== i);
  if (twice) throw new ImportError(`Two files of ${given} would both become the table ${twice.table}.`, 'Rename one of them.');
  return files;
}

/** A name as databases, tables and columns take it. */
function nameOf(text: string): string {
  const plain = text.normalize('NFKD').replaceAll(/\p{Mark}/gu, '').toLowerCase().replaceAll(/[^a-z0-9]+/g, '_').replaceAll(/^_+|_+$/g, '');
  return /^[a-z]/.test(plain) ? plain : `t_${plain || 'able'}`;
}
