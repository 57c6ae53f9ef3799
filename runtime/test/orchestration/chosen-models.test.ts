import { PARAMETERS } from '../../../src/contract';
import { ModelFault } from '../../src/local/bedrock/model-fault';
import { platformUnderTest } from './platform-under-test';
import type { PlatformUnderTest } from './platform-under-test';
import { says, ScriptedModel } from './scripted-model';
import type { ScriptedReply } from './scripted-model';

const open: PlatformUnderTest[] = [];
afterEach(async () => { await Promise.all(open.splice(0).map(platform => platform.close())); });

async function platform(models: object, ...script: ScriptedReply[]): Promise<{ under: PlatformUnderTest; model: ScriptedModel }> {
  const model = new ScriptedModel(script);
  const under = await platformUnderTest(model, {
    settings: { models: { default: 'first.model', agents: { logistics: 'second.model' }, further: ['third.model'] } },
    parameters: async () => ({ pause: PARAMETERS.pause.initial, models: JSON.stringify({ chains: {}, prices: {}, ...models }) }),
  });
  open.push(under);
  return { under, model };
}

const asked = (model: ScriptedModel): string[] => model.requests.map(request => request.modelId);

test('an agent has the model that it was deployed with', async () => {
  const { under, model } = await platform({}, says('Hello.'));
  await under.ask('Hello');
  await under.ask('Hello', { user: { groups: ['field_engineer'] } });
  expect(asked(model)).toEqual(['first.model', 'second.model']);
});

test('a parameter gives it another of those that the role may call, and never one that it may not', async () => {
  const { under, model } = await platform({ chains: { inventory: ['forbidden.model', 'second.model'], logistics: ['forbidden.model'] } }, says('Hello.'));
  await under.ask('Hello');
  await under.ask('Hello', { user: { groups: ['field_engineer'] } });
  expect(asked(model)).toEqual(['second.model', 'second.model']);
  expect(under.logs.filter(record => record.event === 'turn').map(record => record.ModelFallbacks)).toEqual([0, 0]);
});

test('a parameter brings a model into use that was deployed for nothing else', async () => {
  const { under, model } = await platform({ chains: { default: ['third.model'] } }, says('Hello.'));
  await under.ask('Hello');
  expect(asked(model)).toEqual(['third.model']);
});

test('the next of a chain answers where the first fails, its text is withdrawn, and the cost is that of who answered', async () => {
  const down: ScriptedReply = function* () { yield { kind: 'text', text: 'Half' }; throw new ModelFault('InternalServerException', 'cut'); };
  const price = { input: 1_000, output: 0, cacheRead: 0, cacheWrite: 0 };
  const { under, model } = await platform(
    { chains: { default: ['first.model', 'second.model'] }, prices: { 'first.model': { ...price, input: 7 }, 'second.model': price } }, down, down, down, says('Whole.'));
  const answer = await under.ask('Hello');
  expect(asked(model)).toEqual(['first.model', 'first.model', 'first.model', 'second.model']);
  expect(answer).toMatchObject({ outcome: 'answered', answer: 'Whole.', usage: { inputTokens: 100, costUsd: 0.1 } });
  expect(under.logs.find(record => record.event === 'turn')).toMatchObject({ Model: 'second.model', ModelCalls: 1, ModelFallbacks: 1 });
});

test('what one model refuses as invalid is not asked of the next', async () => {
  const { under, model } = await platform(
    { chains: { default: ['first.model', 'second.model'] } }, function* () { throw new ModelFault('ValidationException', 'too long'); }, says('Never.'));
  expect(await under.ask('Hello')).toMatchObject({ outcome: 'failed', error: { code: 'MODEL_REQUEST' } });
  expect(model.requests).toHaveLength(1);
});
