import * as fc from 'fast-check';
import { merged, type GivenValues } from '../../../src/config/reading/given-values';
import { check, read } from './read';

const LEAST = 'owner: supply-chain\ncost_center: CC-1\n';
const told = (files: Record<string, string>, file?: string) =>
  check(files, {}, file).problems.map(({ place, path, message }) => `${place}: ${path} ${message}`);

test('a file takes what it does not say from the file that it extends, and that from the next', () => {
  const config = read({
    'config/prod.yaml': 'extends: shared/base.yaml\nenvironment: prod\nfunctions: { memory_mb: 3008 }\n',
    'config/shared/base.yaml': `extends: ../company.yaml\n${LEAST}functions: { memory_mb: 1536, architecture: x86_64 }\n`,
    'config/company.yaml': 'region: eu-central-1\nprefix: acme\nowner: nobody\n',
  }, {}, 'config/prod.yaml');
  expect(config).toMatchObject({
    environment: 'prod', owner: 'supply-chain', prefix: 'acme', region: 'eu-central-1', functions: { memoryMb: 3008, architecture: 'x86_64' },
    conversations: { retentionDays: 365 },
  });
});

test('maps are merged name by name, lists are replaced, an empty section takes nothing away', () => {
  const config = read({
    'dev.yaml': 'extends: base.yaml\ntags: { Site: B, Year: "2026" }\nobservability: { alarm_emails: [c@example.com] }\nfunctions:\n',
    'base.yaml': `${LEAST}tags: { Site: A, Class: internal }\nobservability: { alarm_emails: [a@example.com, b@example.com] }\nfunctions: { memory_mb: 2048 }\n`,
  });
  expect(config).toMatchObject({
    tags: { Site: 'B', Class: 'internal', Year: '2026' }, observability: { alarmEmails: ['c@example.com'] }, functions: { memoryMb: 2048 },
  });
});

test('a problem is told where the value stands, in whichever file that is', () => {
  expect(told({
    'dev.yaml': `extends: base.yaml\n${LEAST}tags: { Year: 2026 }\nfunctions: { memory_mb: 1 }\n`,
    'base.yaml': 'apis: {}\ntags:\n  Site: A\n  Floor: 3\nobservability:\n  alarm_emails:\n    - a@example.com\n    - nobody\n',
  })).toEqual([
    'base.yaml:1:1: apis is not a key',
    'base.yaml:4:10: tags.Floor is 3, expected a text',
    'base.yaml:8:7: observability.alarm_emails[1] is "nobody", expected a list of mail addresses',
    'dev.yaml:4:15: tags.Year is 2026, expected a text',
    'dev.yaml:5:25: functions.memory_mb is 1, expected a whole number from 512 to 10240',
  ]);
});

test('a base elsewhere is named by its whole path', () => {
  expect(read({ 'config/prod.yaml': 'extends: /company/base.yaml\n', '/company/base.yaml': LEAST }, {}, 'config/prod.yaml')).toMatchObject({ owner: 'supply-chain' });
});

test('a circle is refused where it closes', () => {
  expect(told({
    'dev.yaml': `extends: a.yaml\n${LEAST}`, 'a.yaml': 'extends: b.yaml\n', 'b.yaml': '\nextends: ./a.yaml\n',
  })).toEqual(['b.yaml:2:10: extends goes in a circle: a.yaml → b.yaml → a.yaml']);
  expect(told({ 'dev.yaml': `extends: dev.yaml\n${LEAST}` })).toEqual(['dev.yaml:1:10: extends goes in a circle: dev.yaml → dev.yaml']);
});

test('a base that is not there, or that is no file name, is told where it is named; what is missing may stand in it', () => {
  expect(told({ 'dev.yaml': 'extends: base.yaml\n' })).toEqual(['dev.yaml:1:10: extends names base.yaml, which cannot be read']);
  expect(told({ 'dev.yaml': `extends: [a]\n${LEAST}` })).toEqual(['dev.yaml:1:10: extends is ["a"], expected a file such as base.yaml']);
});

test('an alias stands for what it names', () => {
  expect(read(`${LEAST}permissions:\n  tools: { buyer: &all [query_data] , seller: *all }\n  views: { buyer: &v [products], seller: *v }\n`))
    .toMatchObject({ permissions: { tools: { buyer: ['query_data'], seller: ['query_data'] } } });
});

describe('merging', () => {
  const value = fc.oneof(fc.integer(), fc.string(), fc.array(fc.string()), fc.dictionary(fc.string(), fc.integer()));
  const values: fc.Arbitrary<GivenValues> = fc.dictionary(fc.constantFrom('a', 'b', 'c.d', 'c.e'), value)
    .map(record => new Map(Object.entries(record).map(([path, each]) => [path, { value: each, place: { kind: 'props' } }])));
  const plain = (given: GivenValues) => Object.fromEntries([...given].map(([path, each]) => [path, each.value]));

  test('with nothing changes nothing, and with itself neither', () => {
    fc.assert(fc.property(values, given => {
      expect(plain(merged(given, new Map()))).toEqual(plain(given));
      expect(plain(merged(new Map(), given))).toEqual(plain(given));
      expect(plain(merged(given, given))).toEqual(plain(given));
    }));
  });

  test('the upper one wins wherever it says something, and hides nothing else', () => {
    fc.assert(fc.property(values, values, (base, over) => {
      const result = plain(merged(base, over));
      for (const [path, { value: upper }] of over) expect(result[path]).toEqual(isMap(upper) && isMap(base.get(path)?.value) ? expect.objectContaining(upper) : upper);
      for (const [path, { value: lower }] of base) if (!over.has(path)) expect(result[path]).toEqual(lower);
    }));
  });

  function isMap(each: unknown): each is Record<string, unknown> {
    return typeof each === 'object' && each !== null && !Array.isArray(each);
  }
});
