import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'fs';
import { tmpdir } from 'os';
import * as path from 'path';

/** How the files begin that a processor runs: ELF (Linux), Mach-O (macOS, both byte orders and universal), PE (Windows). */
const MAGIC = ['7f454c46', 'feedface', 'feedfacf', 'cefaedfe', 'cffaedfe', 'cafebabe', '4d5a'];

/** The files below a folder that only one kind of processor can run. */
function nativeFiles(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true }).filter(entry => entry.isFile())
    .map(entry => path.join(entry.parentPath ?? entry.path, entry.name))
    .filter(file => /\.(node|so|dylib|dll|exe)$/.test(file) || MAGIC.some(magic => readFileSync(file).subarray(0, 4).toString('hex').startsWith(magic)))
    .map(file => path.relative(folder, file)).sort();
}

const ASSETS = path.join(__dirname, '../../assets');

test('no asset holds native code: one zip serves both processors', () => {
  expect(readdirSync(ASSETS, { recursive: true }).filter(file => String(file).endsWith('.mjs')).length).toBeGreaterThan(5);
  expect(nativeFiles(ASSETS)).toEqual([]);
});

test('a native file is found, by its name or by how it begins', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'native-'));
  try {
    writeFileSync(path.join(folder, 'addon.node'), '');
    writeFileSync(path.join(folder, 'duckdb'), Buffer.from('7f454c4602010100', 'hex'));
    writeFileSync(path.join(folder, 'tool'), Buffer.from('cffaedfe0c000001', 'hex'));
    writeFileSync(path.join(folder, 'setup'), Buffer.from('4d5a9000', 'hex'));
    writeFileSync(path.join(folder, 'stream.mjs'), 'export const handler = 1;');
    expect(nativeFiles(folder)).toEqual(['addon.node', 'duckdb', 'setup', 'tool']);
  } finally {
    rmSync(folder, { recursive: true });
  }
});
