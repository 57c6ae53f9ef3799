import fc from 'fast-check';
import { nearest, similarity, wordsOf } from '../../src/tools/text-similarity';

test('likeness is one minus the edits as a share of the longer word', () => {
  expect(similarity('bearing', 'bearing')).toBe(1);
  expect(similarity('bearing', 'bearings')).toBe(1 - 1 / 8);
  expect(similarity('baering', 'bearing')).toBe(1 - 1 / 7);
  expect(similarity('kitten', 'sitting')).toBe(1 - 3 / 7);
  expect(similarity('ab', 'xyz')).toBe(0);
  expect(similarity('', '')).toBe(1);
});

test('the usual example of the restricted form: from ca to abc it is three edits, for what was swapped is not edited again', () => {
  expect(similarity('ca', 'abc')).toBe(0);
  expect(similarity('ca', 'ac')).toBe(0.5);
});

test('no fewer edits do: every way from one short word to the other is tried', () => {
  const least = (one: string, other: string): number => {
    if (one === '' || other === '') return one.length + other.length;
    const [end, last] = [one.at(-1), other.at(-1)];
    const swapped = one.length > 1 && other.length > 1 && end === other.at(-2) && one.at(-2) === last ? 1 + least(one.slice(0, -2), other.slice(0, -2)) : Infinity;
    return Math.min(
      least(one.slice(0, -1), other) + 1, least(one, other.slice(0, -1)) + 1, least(one.slice(0, -1), other.slice(0, -1)) + (end === last ? 0 : 1), swapped,
    );
  };
  const word = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), minLength: 1, maxLength: 5 });
  fc.assert(fc.property(word, word, (one, other) => {
    expect(similarity(one, other)).toBeCloseTo(1 - least(one, other) / Math.max(one.length, other.length), 12);
  }));
});

test('words lose case, accents and punctuation', () => {
  expect(wordsOf('Kugellager, Größe 6204-2RS (Köln)')).toEqual(['kugellager', 'große', '6204', '2rs', 'koln']);
});

test('the nearest candidates come first, and strangers not at all', () => {
  expect(nearest('WH1', ['WH02', 'WH01', 'PLANT'])).toEqual(['WH01', 'WH02']);
  expect(nearest('zzzz', ['WH01'])).toEqual([]);
});
