import { nearest, similarity, wordsOf } from '../../src/tools/text-similarity';

test('likeness is one minus the edits as a share of the longer word', () => {
  expect(similarity('bearing', 'bearing')).toBe(1);
  expect(similarity('bearing', 'bearings')).toBe(1 - 1 / 8);
  expect(similarity('baering', 'bearing')).toBe(1 - 1 / 7);
  expect(similarity('kitten', 'sitting')).toBe(1 - 3 / 7);
  expect(similarity('ab', 'xyz')).toBe(0);
  expect(similarity('', '')).toBe(1);
});

test('words lose case, accents and punctuation', () => {
  expect(wordsOf('Kugellager, Größe 6204-2RS (Köln)')).toEqual(['kugellager', 'große', '6204', '2rs', 'koln']);
});

test('the nearest candidates come first, and strangers not at all', () => {
  expect(nearest('WH1', ['WH02', 'WH01', 'PLANT'])).toEqual(['WH01', 'WH02']);
  expect(nearest('zzzz', ['WH01'])).toEqual([]);
});
