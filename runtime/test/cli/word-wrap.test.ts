import { wrapped, WordWrap } from '../../src/cli/word-wrap';

test.each([
  [undefined, 'one two three four', 'one two three four'],
  [9, 'one two three four', 'one two\nthree\nfour'],
  [9, 'one two\n  three four', 'one two\n  three\nfour'],
  [5, 'a wordlongerthanaline b', 'a\nwordlongerthanaline\nb'],
  [9, 'größe 1 2', 'größe 1 2'],
  [9, '', ''],
])('at %p columns, %j', (width, text, lines) => {
  expect(wrapped(text, width)).toBe(lines);
});

test('lines that go on are indented', () => {
  expect(wrapped('  1  one two three', 12, '     ')).toBe('  1  one two\n     three');
});

test('text that comes in pieces is broken as if it had come at once', () => {
  const text = 'Of 34 suppliers, S32 does worst.\nNext: ask why.';
  for (const size of [1, 2, 3, 7, 100]) {
    const wrap = new WordWrap(12);
    const pieces = text.match(new RegExp(`[^]{1,${size}}`, 'g')) ?? [];
    expect(pieces.map(piece => wrap.take(piece)).join('') + wrap.end()).toBe('Of 34\nsuppliers,\nS32 does\nworst.\nNext: ask\nwhy.');
  }
});
