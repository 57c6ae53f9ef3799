import { SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { RotationEvent, rotateSigningKey } from '../../src/handlers/envelope-rotation';
import { jsonService } from './json-service';
import type { JsonAnswer, JsonService } from './json-service';

interface Version { value?: string; stages: string[] }

let versions: Map<string, Version>;
let service: JsonService;
let client: SecretsManagerClient;

beforeEach(async () => {
  versions = new Map([['old', { value: 'x'.repeat(64), stages: ['AWSCURRENT'] }], ['new', { stages: ['AWSPENDING'] }]]);
  service = await jsonService(secretsManager);
  client = new SecretsManagerClient({ endpoint: service.url, region: 'eu-west-1', credentials: { accessKeyId: 'a', secretAccessKey: 'b' }, maxAttempts: 1 });
});
afterEach(async () => { client.destroy(); await service.close(); });

/** One secret as Secrets Manager keeps it: a stage belongs to one version, and the version that loses AWSCURRENT gets AWSPREVIOUS. */
function secretsManager(operation: string, input: Record<string, unknown>): JsonAnswer {
  switch (operation) {
    case 'DescribeSecret':
      return { result: { RotationEnabled: true, VersionIdsToStages: Object.fromEntries([...versions].map(([id, { stages }]) => [id, stages])) } };
    case 'GetSecretValue': {
      const staged = [...versions].find(([, { stages }]) => stages.includes(String(input.VersionStage)))?.[0];
      const version = versions.get(String(input.VersionId ?? staged));
      if (!version?.value || !version.stages.includes(String(input.VersionStage))) return { error: 'ResourceNotFoundException' };
      return { result: { SecretString: version.value } };
    }
    case 'PutSecretValue':
      versions.set(String(input.ClientRequestToken), { value: String(input.SecretString), stages: input.VersionStages as string[] });
      return { result: {} };
    case 'UpdateSecretVersionStage':
      versions.get(String(input.RemoveFromVersionId))!.stages = ['AWSPREVIOUS'];
      versions.get(String(input.MoveToVersionId))!.stages = ['AWSCURRENT'];
      return { result: {} };
    default: return { error: 'InvalidAction' };
  }
}

const step = (Step: string, ClientRequestToken = 'new'): Promise<void> =>
  rotateSigningKey(client, RotationEvent.parse({ Step, SecretId: 'envelope', ClientRequestToken }));
const written = (): number => service.calls.filter(({ operation }) => operation === 'PutSecretValue' || operation === 'UpdateSecretVersionStage').length;

test('the four steps put a new key of 64 letters and digits in the place of the current one, which becomes the previous', async () => {
  for (const name of ['createSecret', 'setSecret', 'testSecret', 'finishSecret']) await step(name);
  expect(versions.get('new')).toEqual({ value: expect.stringMatching(/^[A-Za-z0-9]{64}$/), stages: ['AWSCURRENT'] });
  expect(versions.get('old')).toEqual({ value: 'x'.repeat(64), stages: ['AWSPREVIOUS'] });
});

test('each rotation draws another key', async () => {
  await step('createSecret');
  const first = versions.get('new')!.value;
  versions.set('new', { stages: ['AWSPENDING'] });
  await step('createSecret');
  expect(versions.get('new')!.value).not.toBe(first);
});

test('a step that is sent again changes nothing more', async () => {
  await step('createSecret');
  const { value } = versions.get('new')!;
  await step('createSecret');
  expect(versions.get('new')!.value).toBe(value);
  await step('finishSecret');
  const before = written();
  for (const name of ['createSecret', 'setSecret', 'testSecret', 'finishSecret']) await step(name);
  expect(written()).toBe(before);
});

test('a version that is unknown, or is not the pending one, is refused and nothing is written', async () => {
  versions.set('older', { value: 'y'.repeat(64), stages: ['AWSPREVIOUS'] });
  for (const version of ['unknown', 'older']) {
    await expect(step('createSecret', version)).rejects.toMatchObject({ code: 'ROTATION_REFUSED' });
    await expect(step('finishSecret', version)).rejects.toMatchObject({ code: 'ROTATION_REFUSED' });
  }
  expect(written()).toBe(0);
});

test('a pending value that is no key does not pass its test', async () => {
  versions.set('new', { value: 'short', stages: ['AWSPENDING'] });
  await expect(step('testSecret')).rejects.toMatchObject({ code: 'ROTATION_REFUSED' });
  expect(versions.get('old')!.stages).toEqual(['AWSCURRENT']);
});

describe('where the secret holds the keys of the audit', () => {
  const [first, second] = ['a'.repeat(64), 'b'.repeat(64)];
  const hold = (keys: object): void => { versions.set('old', { value: JSON.stringify(keys), stages: ['AWSCURRENT'] }); };

  test('one is added with the next number, and each that was there stays', async () => {
    hold({ k1: first, k10: second });
    for (const name of ['createSecret', 'setSecret', 'testSecret', 'finishSecret']) await step(name);
    const { value, stages } = versions.get('new')!;
    expect([JSON.parse(value!), stages]).toEqual([{ k1: first, k10: second, k11: expect.stringMatching(/^[A-Za-z0-9]{64}$/) }, ['AWSCURRENT']]);
  });

  test.each([
    ['a former one is missing', { k2: second }], ['none is added', { k1: first }], ['a former one is another', { k1: second, k2: second }],
    ['two are added', { k1: first, k2: second, k3: second }],
  ])('a pending value where %s does not pass its test', async (_, pending) => {
    hold({ k1: first });
    versions.set('new', { value: JSON.stringify(pending), stages: ['AWSPENDING'] });
    await expect(step('testSecret')).rejects.toMatchObject({ code: 'ROTATION_REFUSED' });
  });

  test('a pending value that is a signing key does not pass its test, nor does one of keys where a signing key was', async () => {
    hold({ k1: first });
    versions.set('new', { value: 'y'.repeat(64), stages: ['AWSPENDING'] });
    await expect(step('testSecret')).rejects.toMatchObject({ code: 'ROTATION_REFUSED' });
    versions.set('old', { value: 'x'.repeat(64), stages: ['AWSCURRENT'] });
    versions.set('new', { value: JSON.stringify({ k1: first }), stages: ['AWSPENDING'] });
    await expect(step('testSecret')).rejects.toMatchObject({ code: 'ROTATION_REFUSED' });
  });
});

test('an event of anything else is refused', () => {
  expect(() => RotationEvent.parse({ Step: 'deleteSecret', SecretId: 'envelope', ClientRequestToken: 'new' })).toThrow();
});
