import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { ROOT } from './fixture/places';
import { IGNORED, STUBS } from './fixture/printed';

const page = readFileSync(path.join(ROOT, 'docs/testing.md'), 'utf8');

test('the documentation lists what the emulator takes as it comes, all of it and nothing else', () => {
  expect(rowsUnder('Taken as it comes')).toEqual(STUBS.map(({ type, proof }) => `| \`${type}\` | ${proof} |`));
});

test('the documentation lists what the emulator ignores, all of it and nothing else', () => {
  expect(rowsUnder('Ignored')).toEqual(IGNORED.map(({ what, proof }) => `| ${what} | ${proof} |`));
});

test('each proof that is named exists', () => {
  const named = [...STUBS, ...IGNORED].flatMap(({ proof }) => proof.match(/(?:runtime\/)?test\/[\w./-]*\w/g) ?? []);
  expect(named.length).toBeGreaterThan(STUBS.length);
  expect(named.filter(place => !existsSync(path.join(ROOT, place)))).toEqual([]);
});

/** The rows of the table under a heading, without its head. */
function rowsUnder(heading: string): string[] {
  const section = page.split(/^### /m).find(each => each.startsWith(`${heading}\n`)) ?? '';
  return section.split('\n').filter(line => line.startsWith('| ') && !line.includes('Proved instead by'));
}
