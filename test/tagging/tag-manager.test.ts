import { TagManager } from '../../src';

const FIVE = { project: 'p', environment: 'dev', costCenter: 'c', owner: 'o' };

test('a tag that AWS would refuse, or that replaces one of the five, is refused', () => {
  const tags = { 'aws:team': 'x', 'Owner': 'somebody else', 'Long': 'x'.repeat(257) };
  expect(() => new TagManager({ ...FIVE, tags })).toThrow([
    'tags: tags.aws:team begins with aws:, which AWS keeps for itself.',
    'tags: tags.Long has 257 characters, expected at most 256.',
    'tags: tags.Owner is set by the platform; choose another name.',
  ].join('\n'));
});
