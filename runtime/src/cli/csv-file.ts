import { writeFile } from 'node:fs/promises';
import path from 'node:path';

import type { Answer, Block } from '../../../src/contract';
import { csvOf } from '../../web/csv';
import { mainBlock } from '../../web/turn/main-block';
import { PlatformError } from '../errors';

import type { CommandHost } from './command-host';

/** A file that was asked for cannot be written. */
export class FileNotWrittenError extends PlatformError {
  readonly code = 'FILE_NOT_WRITTEN';
  override readonly remedy = 'Name a file in a folder that you may write to: --csv FILE.';
}

/**
 * Writes all rows of the answer's table, whatever the terminal shows of them, and says how many.
 *
 * @throws FileNotWrittenError
 */
export async function writeCsv(answer: Answer, name: string, host: Pick<CommandHost, 'cwd' | 'err'>): Promise<void> {
  const block = mainBlock(answer);
  if (!block) {
    host.err(`The answer has no table: ${name} was not written.\n`);
    return;
  }
  const rows = block.rows.length < block.total ? `the first ${block.rows.length} of ${block.total} rows` : `${block.rows.length} rows`;
  await writeTable(block, rows, name, host);
}

/**
 * Writes all rows of a table, and says how many: `rows`, in words.
 *
 * @throws FileNotWrittenError
 */
export async function writeTable(table: Pick<Block, 'columns' | 'rows'>, rows: string, name: string, host: Pick<CommandHost, 'cwd' | 'err'>): Promise<void> {
  const file = path.resolve(host.cwd, name);
  try {
    await writeFile(file, csvOf(table));
  } catch (cause) {
    throw new FileNotWrittenError(`${file} cannot be written.`, { cause });
  }
  host.err(`${rows} written to ${name}\n`);
}
