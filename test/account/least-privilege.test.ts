import { DATA_DAYS, PLATFORM_PERSONA } from '../../src/contract';
import { deploy, fillKeySet, furnish, openAccount, type Account, type Deployment } from './fixture/account';
import { Drafts, FURTHER_ORDERS } from './fixture/drafts';
import type { Decision } from './fixture/emulator';
import { Curation, FREE_STOCK, succeeded } from './fixture/meanings';
import { faultsOf, NOT_JUDGED } from './fixture/not-judged';
import { rotateKeys } from './fixture/rotation';
import { statementsOf, type RoleStatement } from './fixture/statements';
import { ToolFunctions } from './fixture/tool-functions';

/** A step of what the platform does, which fails where a permission is missing. */
interface Step {
  readonly name: string;
  readonly run: () => Promise<void>;
}

let account: Account;
let deployment: Deployment;
let statements: readonly RoleStatement[];

beforeAll(async () => {
  account = await openAccount('prod');
  deployment = await deploy(account);
  await furnish(account, deployment);
  statements = await statementsOf(account.aws.iam);
}, 300_000);
afterAll(() => account?.close());

test('without any one of its statements a role fails with AccessDenied, and the step with it', async () => {
  const script = await conversation();
  const used = new Map<Step, Decision[]>();
  for (const step of script) used.set(step, await decisionsOf(step));
  const judged = statements.filter(statement => !NOT_JUDGED.some(({ applies }) => applies(statement)));
  const unproved: string[] = [];
  for (const statement of judged) {
    const step = script.find(each => used.get(each)?.some(decision => covers(statement, decision)));
    const failure = step ? await statement.without(() => failureOf(step, statement)) : 'no step uses it';
    process.stderr.write(`${statement.role}: ${statement.actions.join(', ')}: ${failure ?? `denied in: ${step?.name}`}\n`);
    if (failure) unproved.push(`${statement.role}: ${statement.actions.join(', ')}: ${failure}`);
  }
  expect(unproved).toEqual([]);
  expect(judged.length).toBeGreaterThan(30);
  // Everything is given back: the script runs as before.
  for (const step of script) await step.run();
}, 900_000);

test('statements that the emulator does not judge name their actions, and resources wherever the service takes one', () => {
  const found = statements.filter(statement => NOT_JUDGED.some(({ applies }) => applies(statement)));
  for (const statement of found) {
    const why = NOT_JUDGED.find(({ applies }) => applies(statement))?.why;
    process.stderr.write(`not judged: ${statement.role}: ${statement.actions.join(', ')} (${why})\n`);
  }
  expect(found.flatMap(faultsOf)).toEqual([]);
  expect(statements.flatMap(faultsOf)).toEqual([]);
});

test('each reason for not judging has a statement', () => {
  expect(NOT_JUDGED.filter(({ applies }) => !statements.some(applies)).map(({ why }) => why)).toEqual([]);
});

/** A question of each persona, a follow-up, a search by name, and what the platform does by itself. */
async function conversation(): Promise<readonly Step[]> {
  const { api, people } = deployment;
  const [ben, carla, eva] = await Promise.all(['ben', 'carla', 'eva'].map(async name => (await people.signIn(name)).id));
  const tools = new ToolFunctions(account, 'prod');
  const asked = (name: string, token: string | undefined, question: string): Step => ({
    name,
    run: async () => {
      const { outcome, answer, error } = await api.ask(token ?? '', question);
      if (outcome !== 'answered') throw new Error(`${question}: ${outcome}: ${answer}`);
      if (error) throw new Error(error.detail); // it is answered, and could not be kept or audited
    },
  });
  const orders = [...FURTHER_ORDERS];
  return [
    {
      name: 'the platform asks how recent the data are',
      run: async () => {
        const envelope = await tools.envelope(DATA_DAYS.name, { persona: PLATFORM_PERSONA, warehouses: 'all' });
        const answer = await tools.call(tools.name('sql'), DATA_DAYS.name, envelope, {});
        if ('error' in answer) throw new Error(answer.error.message);
      },
    },
    asked('a warehouse manager asks what runs out', ben, 'Which products in WH01 will run out in the next two weeks?'),
    asked('a warehouse manager asks by SQL', ben, 'How many products does each warehouse stock?'),
    asked('a field engineer asks', carla, 'Which orders are late?'),
    asked('a field engineer asks by SQL', carla, 'How many sales orders are there?'),
    asked('a procurement specialist asks how suppliers perform', eva, 'How do our suppliers perform?'),
    asked('a warehouse manager asks what if', ben, 'What if demand in WH01 rises by 20 %?'),
    asked('a procurement specialist asks by SQL', eva, 'Which suppliers have the most open purchase order lines?'),
    {
      name: 'a name is looked up',
      run: async () => {
        const envelope = await tools.envelope('find_entities', { persona: 'warehouse_manager', warehouses: 'all' });
        const answer = await tools.call(tools.name('sql'), 'find_entities', envelope, { text: 'Vilnius' });
        if ('error' in answer) throw new Error(answer.error.message);
      },
    },
    {
      name: 'a measure of the company is asked for',
      run: async () => {
        const { label, answer } = await api.ask(ben ?? '', FREE_STOCK);
        if (label !== 'by_definition') throw new Error(answer);
      },
    },
    {
      name: 'somebody says what an answer was like',
      run: async () => {
        const answer = await api.ask(ben ?? '', FREE_STOCK);
        succeeded(await new Curation(api).judge(ben ?? '', answer, { verdict: 'good' }));
      },
    },
    { name: 'an order is drafted', run: async () => { await new Drafts(api).propose(eva ?? '', orders.shift()); } },
    { name: 'drafts are looked at', run: async () => { await new Drafts(api).seenBy(eva ?? ''); } },
    { name: 'the key of envelopes is replaced', run: () => rotateKeys(account, 'prod', 'envelope') },
    { name: 'a key is added to those of the audit', run: () => rotateKeys(account, 'prod', 'audit') },
    { name: 'the keys of the issuer are copied', run: () => fillKeySet(account) },
  ];
}

async function decisionsOf(step: Step): Promise<Decision[]> {
  account.emulator.forget();
  await step.run();
  return account.emulator.decisions();
}

/** Nothing where the step fails for want of the statement; else what it did instead. */
async function failureOf(step: Step, statement: RoleStatement): Promise<string | undefined> {
  account.emulator.forget();
  const failed = await step.run().then(() => false, () => true);
  const denied = account.emulator.decisions().some(decision => !decision.allowed && covers(statement, decision));
  if (!denied) return `${step.name}: nothing was denied`;
  return failed ? undefined : `${step.name}: denied, and yet it succeeds`;
}

function covers({ role, actions, resources }: RoleStatement, decision: Decision): boolean {
  return decision.principal === role && actions.includes(decision.action) && resources.some(pattern => matches(pattern, decision.resource));
}

/** Whether an ARN is one of those that a pattern of IAM stands for. */
function matches(pattern: string, arn: string): boolean {
  return new RegExp(`^${pattern.split('*').map(part => part.replace(/[.+?^${}()|[\]\\]/g, '\\$&')).join('.*')}$`).test(arn);
}
