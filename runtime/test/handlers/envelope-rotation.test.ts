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
      const version = versions.get(String(input.VersionId));
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

test('an event of anything else is refused', () => {
  expect(() => RotationEvent.parse({ Step: 'deleteSecret', SecretId: 'envelope', ClientRequestToken: 'new' })).toThrow();
});
