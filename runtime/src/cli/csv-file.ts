import { access, constants, stat, writeFile } from 'node:fs/promises';
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
 * Says before the question is asked that there is no place for the file.
 *
 * @throws FileNotWrittenError
 */
export async function checkPlaceOf(name: string, { cwd }: Pick<CommandHost, 'cwd'>): Promise<void> {
  const file = path.resolve(cwd, name);
  await access(path.dirname(file), constants.W_OK).catch((cause: unknown) => {
    throw new FileNotWrittenError(`${file} cannot be written.`, { cause });
  });
  const isFolder = await stat(file).then(found => found.isDirectory(), () => false);
  if (isFolder) throw new FileNotWrittenError(`${file} cannot be written.`);
}

/**
 * Writes all rows of the answer's table, whatever the terminal shows of them, and says how many. The further tables of the same tool are written
 * beside it, one file a table, named after it: `routes.csv`, `routes-stops.csv`.
 *
 * @throws FileNotWrittenError
 */
export async function writeCsv(answer: Answer, name: string, host: Pick<CommandHost, 'cwd' | 'err'>): Promise<void> {
  const block = mainBlock(answer);
  if (!block) {
    host.err(`The answer has no table: ${name} was not written.\n`);
    return;
  }
  await writeTable(block, rowsOf(block), name, host);
  const further = answer.blocks.filter(each => each.toolCallId === block.toolCallId && each.id !== block.id && each.rows.length > 0);
  const names = new Set([name]);
  for (const each of further) {
    const own = nameBeside(name, each.title, names);
    names.add(own);
    await writeTable(each, rowsOf(each), own, host);
  }
}

function rowsOf({ rows, total }: Block): string {
  return rows.length < total ? `the first ${rows.length} of ${total} rows` : rows.length === 1 ? '1 row' : `${rows.length} rows`;
}

/** `routes.csv` and the title `Orders left out` make `routes-orders-left-out.csv`; a number tells apart what would be the same. */
function nameBeside(name: string, title: string, taken: ReadonlySet<string>): string {
  const { dir, name: stem, ext } = path.parse(name);
  const words = title.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '-').replace(/^-|-$/g, '');
  const named = (number: number) => path.join(dir, `${stem}-${words}${number === 1 ? '' : `-${number}`}${ext}`);
  let number = 1;
  while (taken.has(named(number))) number += 1;
  return named(number);
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
