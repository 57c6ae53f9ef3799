import { readFileSync } from 'node:fs';
import path from 'node:path';
import { EXIT_CODES } from '../../src/cli/exit-codes';

test('the guide lists every exit code, with its meaning', () => {
  const guide = readFileSync(path.join(__dirname, '../../../docs/laptop.md'), 'utf8');
  const listed = [...guide.matchAll(/^\| (\d+) \| (.+) \|$/gm)].map(([, code, meaning]) => ({ code: Number(code), meaning }));
  expect(listed).toEqual(Object.values(EXIT_CODES));
});
