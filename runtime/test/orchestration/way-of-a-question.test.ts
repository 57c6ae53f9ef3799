import { setTimeout as sleep } from 'node:timers/promises';
import { METRICS, VIEWS } from '../../../src/contract';
import type { AnswerEvent } from '../../../src/contract';
import { ModelFault } from '../../src/local/bedrock/model-fault';
import { Deadline } from '../../src/orchestration';
import { platformUnderTest, requestOf, resultOf, testTool } from './platform-under-test';
import type { PlatformOptions, PlatformUnderTest } from './platform-under-test';
import { calls, says, ScriptedModel, stops } from './scripted-model';
import type { ScriptedReply } from './scripted-model';

const stock = testTool('query_data', async () => resultOf('WH01 has 1,234 ea of P-0417.', 1234));
const open: PlatformUnderTest[] = [];
afterEach(async () => { await Promise.all(open.splice(0).map(platform => platform.close())); });

async function platform(script: readonly ScriptedReply[], definitions = [stock], manifest: PlatformOptions['manifest'] = {}): Promise<{
  under: PlatformUnderTest; model: ScriptedModel;
}> {
  const model = new ScriptedModel(script);
  const under = await platformUnderTest(model, { definitions, manifest });
  open.push(under);
  return { under, model };
}

const types = (events: readonly AnswerEvent[]): string[] => events.map(event => event.type);

describe('an answer', () => {
  test('is a stream of events that begins with the turn and ends with done', async () => {
    const { under } = await platform([calls(['c1', 'query_data', {}]), says('WH01 has 1,234 ea', ' of P-0417.')]);
    const events = await under.events('How much stock has WH01?');
    expect(types(events)).toEqual(['turn', 'tool_started', 'tool_finished', 'block', 'evidence', 'text', 'text', 'usage', 'done']);
    expect(events[0]).toMatchObject({ user: 'Ann', persona: 'warehouse_manager', agent: 'inventory', scope: { text: 'WH01' }, asOf: '2026-11-24' });
    expect(events.at(-1)).toMatchObject({ outcome: 'answered', label: 'verified', followUps: ['and WH02?'] });
  });

  test('is the same as one JSON object, and can be read again', async () => {
    const { under } = await platform([calls(['c1', 'query_data', {}]), says('WH01 has 1,234 ea.')]);
    const answer = await under.ask('How much stock has WH01?');
    expect(answer).toMatchObject({
      outcome: 'answered', answer: 'WH01 has 1,234 ea.', label: 'verified', scope: { text: 'WH01' },
      blocks: [{ id: 'b1', rows: [['P-0417', 1234]] }],
      toolCalls: [{ id: 'c1', name: 'query_data', status: 'succeeded', evidence: [{ id: 'e1', scope: 'WH01', asOf: '2026-11-24' }] }],
      usage: { modelCalls: 2, inputTokens: 200, outputTokens: 20 },
    });
    const read = await under.request('GET', `/v1/conversations/${answer.conversationId}/turns/${answer.turnId}`);
    expect(JSON.parse(read.body)).toEqual(answer);
    const conversation = JSON.parse((await under.request('GET', `/v1/conversations/${answer.conversationId}`)).body);
    expect(conversation.turns).toEqual([answer]);
    const list = JSON.parse((await under.request('GET', '/v1/conversations')).body);
    expect(list.conversations).toMatchObject([{ conversationId: answer.conversationId, title: 'How much stock has WH01?' }]);
  });

  test('ties its figures to cells, and marks one that nobody stated', async () => {
    const query = testTool('query_data', async () => resultOf('1 row.', 1234), { label: 'free_sql' });
    const { under } = await platform([calls(['c1', 'query_data', {}]), says('WH01 has 1,234 ea, 99 more than usual.')], [query]);
    const { figures } = await under.ask('How much stock has WH01?');
    expect(figures).toEqual([
      { start: 9, length: 5, source: 'cell', block: 'b1', row: 0, column: 'on_hand' },
      { start: 19, length: 2, source: 'unverified' },
    ]);
  });

  test('says which of its results only helped to look something up', async () => {
    const names = testTool('find_entities', async () => resultOf('1 name.', 1), { label: null });
    const query = testTool('query_data', async () => resultOf('36 rows.', 1234), { label: 'free_sql' });
    const { under } = await platform([calls(['c1', 'find_entities', {}]), calls(['c2', 'query_data', {}]), says('36 rows.')], [names, query]);
    const { blocks } = await under.ask('How much stock has WH01?');
    expect(blocks.map(({ id, lookUp }) => [id, lookUp])).toEqual([['b1', true], ['b2', undefined]]);
  });

  test('lets its first text leave before the last piece has come from the model', async () => {
    let release = (): void => {};
    const released = new Promise<void>(resolve => { release = resolve; });
    const { under } = await platform([async function* () {
      yield { kind: 'text', text: 'first ' };
      await released;
      yield { kind: 'text', text: 'last' };
      yield { kind: 'stop', reason: 'end_turn', usage: { inputTokens: 1, outputTokens: 1 } };
    }]);
    const seen: string[] = [];
    await under.api.respond(requestOf('POST', '/v1/conversations/new/messages', await under.token(), { message: 'Hello' }, { accept: 'text/event-stream' }), {
      begin: () => {},
      write: async chunk => {
        seen.push(chunk);
        if (chunk.includes('first ')) release(); // were it held back, this test would wait for ever
      },
      end: async () => {},
    }, new Deadline());
    expect(seen.filter(chunk => chunk.startsWith('event: text'))).toHaveLength(2);
  });

  test('makes the model wait for a slow reader', async () => {
    let produced = 0;
    const { under } = await platform([function* () {
      for (; produced < 5_000; produced++) yield { kind: 'text', text: 'x'.repeat(1_000) };
      yield { kind: 'stop', reason: 'end_turn', usage: { inputTokens: 1, outputTokens: 1 } };
    }]);
    let letGo = (): void => {};
    const stuck = new Promise<void>(resolve => { letGo = resolve; });
    let writes = 0;
    const answered = under.api.respond(requestOf('POST', '/v1/conversations/new/messages', await under.token(), { message: 'Hello' }, { accept: 'text/event-stream' }), {
      begin: () => {},
      write: async () => { if (++writes === 5) await stuck; },
      end: async () => {},
    }, new Deadline());
    await new Promise(resolve => setTimeout(resolve, 300));
    const whileStuck = produced;
    await new Promise(resolve => setTimeout(resolve, 300));
    expect(produced).toBe(whileStuck);
    expect(whileStuck).toBeLessThan(5_000);
    letGo();
    await answered;
    expect(produced).toBe(5_000);
  }, 30_000);

  test('goes on when its reader has gone, and is there on return', async () => {
    const { under } = await platform([says('It is ', 'done.')]);
    let turn = { conversationId: '', turnId: '' };
    await under.api.respond(requestOf('POST', '/v1/conversations/new/messages', await under.token(), { message: 'Hello' }, { accept: 'text/event-stream' }), {
      begin: () => {},
      write: async chunk => {
        const event = /^event: turn\ndata: (.*)$/m.exec(chunk)?.[1];
        if (event) turn = JSON.parse(event); // after this nobody listens
      },
      end: async () => {},
    }, new Deadline());
    const read = await under.request('GET', `/v1/conversations/${turn.conversationId}/turns/${turn.turnId}`);
    expect(JSON.parse(read.body)).toMatchObject({ outcome: 'answered', answer: 'It is done.' });
  });
});

test.each([
  ['at once', () => true],
  ['half way', (chunk: string) => chunk.startsWith('event: tool_finished')],
])('a turn whose host fails to send %s goes on to its end, and is there to be read', async (_, breaks) => {
  const { under } = await platform([calls(['c1', 'query_data', {}]), says('WH01 has ', '1,234 ea.')]);
  await under.api.respond(requestOf('POST', '/v1/conversations/new/messages', await under.token(), { message: 'Stock?' }, { accept: 'text/event-stream' }), {
    begin: () => {},
    write: async chunk => { if (breaks(chunk)) throw new Error('the host is broken'); },
    end: async () => {},
  }, new Deadline());

  expect(under.logs.map(record => record.event)).toEqual(['answer_not_sent', 'turn', 'tool', 'view']);
  const { conversations: [head] } = JSON.parse((await under.request('GET', '/v1/conversations')).body);
  const read = await under.request('GET', `/v1/conversations/${head.conversationId}/turns/${head.newestTurnId}`);
  expect(JSON.parse(read.body)).toMatchObject({ outcome: 'answered', answer: 'WH01 has 1,234 ea.', agent: 'inventory' });
});

describe('the deadline', () => {
  const waits: ScriptedReply = async function* (_, signal) {
    yield { kind: 'text', text: 'So far' };
    await sleep(60_000, undefined, { signal });
  };

  test.each([
    ['the host has little time left', () => new Deadline(1_000), 'within 1 s'],
    ['most of the time for an answer has passed since the request arrived', () => new Deadline(Infinity, performance.now() - 19_000), 'within 20 s'],
  ])('ends a turn, where %s, and stores what it has', async (_, deadline, detail) => {
    const { under } = await platform([waits]);
    const answer = await under.ask('Stock?', { deadline: deadline() });
    expect(answer).toMatchObject({ outcome: 'failed', error: { code: 'TURN_TIMEOUT', status: 504, detail: expect.stringContaining(detail) } });
    const read = await under.request('GET', `/v1/conversations/${answer.conversationId}/turns/${answer.turnId}`);
    expect(JSON.parse(read.body)).toEqual(answer);
  });

  test('that has passed before the model is asked is one, too', async () => {
    const { under, model } = await platform([says('Too late.')]);
    expect(await under.ask('Stock?', { deadline: new Deadline(-2_000) })).toMatchObject({ outcome: 'failed', error: { code: 'TURN_TIMEOUT' } });
    expect(model.requests).toHaveLength(0);
  });
});

describe('tools', () => {
  test('run at the same time; a hung one costs its time-out and the others reach the model', async () => {
    const hung = testTool('find_entities', () => new Promise(() => {}), { timeoutSeconds: 0.2 });
    const { under, model } = await platform([calls(['c1', 'query_data', {}], ['c2', 'find_entities', {}]), says('Done.')], [stock, hung]);
    const answer = await under.ask('Stock?');
    expect(answer.outcome).toBe('partial');
    expect(answer.toolCalls.map(call => call.status)).toEqual(['succeeded', 'timed_out']);
    const told = model.requests[1]?.messages.at(-1)?.content;
    expect(told).toMatchObject([
      { toolResult: { toolUseId: 'c1', status: 'success' } }, { toolResult: { toolUseId: 'c2', status: 'error', content: [{ json: { error: { code: 'TOOL_TIMEOUT' } } }] } },
    ]);
  });

  test.each([
    ['that does not exist', 'drop_tables', {}, 'TOOL_NOT_OFFERED'],
    ['that the persona may not use', 'identify_stockout_risks', {}, 'TOOL_NOT_OFFERED'],
    ['with broken JSON', 'query_data', '{"text": ', 'TOOL_INPUT_MALFORMED'],
    ['with an input that breaks its schema', 'query_data', { text: 7 }, 'TOOL_INPUT'],
  ])('a tool %s is not run, and the model is told so', async (_, name, input, code) => {
    let runs = 0;
    const counting = testTool('query_data', async () => { runs += 1; return resultOf('x', 1); });
    const risks = testTool('identify_stockout_risks', async () => { runs += 1; return resultOf('x', 1); });
    const { under, model } = await platform([calls(['c1', name, input]), says('I could not.')], [counting, risks]);
    await under.ask('Stock?', { user: { groups: ['field_engineer'] } });
    expect(runs).toBe(0);
    expect(JSON.stringify(model.requests[1]?.messages.at(-1)?.content)).toContain(code);
  });

  test('a passing failure is tried again, another is not', async () => {
    const { ToolFunctionFailedError } = await import('../../src/tools/invoker-lambda');
    let passing = 0;
    let lasting = 0;
    const flaky = testTool('query_data', async () => {
      passing += 1;
      if (passing < 3) throw new ToolFunctionFailedError('query_data');
      return resultOf('Back again.', 1);
    });
    const broken = testTool('find_entities', async () => { lasting += 1; throw new Error('a bug'); });
    const { under } = await platform([calls(['c1', 'query_data', {}], ['c2', 'find_entities', {}]), says('Done.')], [flaky, broken]);
    const answer = await under.ask('Stock?');
    expect(answer.toolCalls.map(call => call.status)).toEqual(['succeeded', 'failed']);
    expect([passing, lasting]).toEqual([3, 1]);
    expect(JSON.stringify(answer)).not.toContain('a bug');
  });
});

describe('the model', () => {
  test('that is cut in the middle is asked again, and no text is shown twice', async () => {
    const { under } = await platform([
      function* () { yield { kind: 'text', text: 'Half an ans' }; throw new ModelFault('InternalServerException', 'cut'); },
      says('The whole answer.'),
    ]);
    const events = await under.events('Hello');
    expect(events.filter(event => event.type === 'text')).toEqual([
      { type: 'text', delta: 'Half an ans' }, { type: 'text', delta: 'The whole answer.', restart: true },
    ]);
    expect((await under.ask('Again')).answer).toBe('The whole answer.');
  });

  test('that stays busy ends the turn with a typed error, not with its text as the answer', async () => {
    const { under, model } = await platform([function* () { throw new ModelFault('ThrottlingException', 'secret detail'); }]);
    const answer = await under.ask('Hello');
    expect(answer).toMatchObject({ outcome: 'failed', answer: '', error: { code: 'MODEL_THROTTLED', status: 503, retryable: true } });
    expect(model.requests).toHaveLength(3);
    expect(JSON.stringify(answer)).not.toContain('secret detail');
  });

  test.each([['max_tokens', 'truncated'], ['guardrail_intervened', 'refused']] as const)('that stops for %s ends the turn as %s with its text', async (reason, outcome) => {
    const { under } = await platform([stops(reason, 'So far')]);
    expect(await under.ask('Hello')).toMatchObject({ outcome, answer: 'So far' });
  });

  test('that asks for tools for ever is stopped', async () => {
    const { under, model } = await platform([calls(['c1', 'query_data', {}])]);
    expect(await under.ask('Hello')).toMatchObject({ outcome: 'out_of_rounds', blocks: { length: 8 } });
    expect(model.requests).toHaveLength(8);
  });

  test('asks back with at most four choices', async () => {
    const { under } = await platform([calls(['c1', 'ask_back', { question: 'Which one?', choices: ['a', 'b', 'c', 'd', 'e'] }])]);
    expect(await under.ask('Bearing?')).toMatchObject({ outcome: 'clarification', clarification: { question: 'Which one?', choices: ['a', 'b', 'c', 'd'] } });
  });

  test('says what it cannot answer', async () => {
    const { under } = await platform([calls(['c1', 'decline', { message: 'No weather here.' }])]);
    expect(await under.ask('Weather?')).toMatchObject({ outcome: 'out_of_scope', answer: 'No weather here.', label: null });
  });

  test('is told of a tool that lacks what it needs in the data: a call says what is missing, and the question is beyond them', async () => {
    const risks = testTool('identify_stockout_risks', async () => resultOf('x', 1), { title: 'Projecting stock' });
    const position = { ...VIEWS.inventory_position!, columns: VIEWS.inventory_position!.columns.map(column => ({ ...column, absent: true as const })) };
    const script = [calls(['c1', 'identify_stockout_risks', {}]), says('No stock is recorded.')];
    const { under, model } = await platform(script, [stock, risks], { views: { inventory_position: position } });
    expect(await under.ask('What runs out?')).toMatchObject({
      outcome: 'out_of_scope', answer: 'No stock is recorded.', blocks: [],
      toolCalls: [{ status: 'failed', summary: 'Projecting stock needs inventory_position, which this company\'s data do not have.' }],
    });
    expect(JSON.stringify(model.requests[0])).toContain('Not for: data without inventory_position, as this company\'s are: a call says so.');
  });

  test('is told what the identity may see, and nothing else', async () => {
    const { under, model } = await platform([says('Hello.')], [stock, testTool('identify_stockout_risks', async () => resultOf('x', 1))]);
    await under.ask('Hello', { user: { groups: ['procurement_specialist'] } });
    const request = JSON.stringify(model.requests[0]);
    expect(request).toContain('purchase_order_lines');
    expect(request).not.toContain('sales_order');
    expect(request).not.toContain('identify_stockout_risks');
  });
});

describe('a conversation', () => {
  test('reaches the model in its next turn, with the calls and their one-line results', async () => {
    const { under, model } = await platform([calls(['c1', 'query_data', { text: 'WH01' }]), says('1,234 ea.'), says('And there 7.')]);
    const first = await under.ask('Stock in WH01?');
    await under.ask('and WH02?', { conversationId: first.conversationId });
    expect(model.requests[2]?.messages).toMatchObject([
      { role: 'user', content: [{ text: 'Stock in WH01?' }] },
      { role: 'assistant', content: [{ toolUse: { toolUseId: 'c1', name: 'query_data', input: { text: 'WH01' } } }] },
      { role: 'user', content: [{ toolResult: { toolUseId: 'c1', content: [{ json: { summary: 'WH01 has 1,234 ea of P-0417.' } }] } }] },
      { role: 'assistant', content: [{ text: '1,234 ea.' }] },
      { role: 'user', content: [{ text: 'and WH02?' }] },
    ]);
  });

  test('branches from an earlier turn', async () => {
    const { under, model } = await platform([says('one'), says('two'), says('three')]);
    const first = await under.ask('first');
    await under.ask('second', { conversationId: first.conversationId });
    const branch = await under.ask('other second', { conversationId: first.conversationId, parentTurnId: first.turnId });
    expect(branch.parentTurnId).toBe(first.turnId);
    expect(model.requests[2]?.messages.map(message => message.content[0])).toEqual([{ text: 'first' }, { text: 'one' }, { text: 'other second' }]);
  });

  test('of another user does not exist', async () => {
    const { under } = await platform([says('mine')]);
    const mine = await under.ask('Hello');
    const other = { user: { sub: 'u2' } };
    expect((await under.request('GET', `/v1/conversations/${mine.conversationId}`, other)).status).toBe(404);
    expect((await under.request('GET', `/v1/conversations/${mine.conversationId}/turns/${mine.turnId}`, other)).status).toBe(404);
    expect((await under.request('POST', `/v1/conversations/${mine.conversationId}/messages`, { ...other, body: { message: 'Hello' } })).status).toBe(404);
    expect(JSON.parse((await under.request('GET', '/v1/conversations', other)).body)).toEqual({ conversations: [] });
  });

  test('keeps both of two questions that are asked at once', async () => {
    const { under } = await platform([says('yes')]);
    const { conversationId } = await under.ask('first');
    await Promise.all([under.ask('left', { conversationId }), under.ask('right', { conversationId })]);
    const { turns } = JSON.parse((await under.request('GET', `/v1/conversations/${conversationId}`)).body);
    expect(turns.map((turn: { question: string }) => turn.question).sort()).toEqual(['first', 'left', 'right']);
  });

  test('is gone when its time has passed', async () => {
    const { under } = await platform([says('yes')]);
    const { conversationId } = await under.ask('first');
    under.now = new Date('2026-12-25T09:00:00Z');
    expect((await under.request('GET', `/v1/conversations/${conversationId}`)).status).toBe(404);
    expect(JSON.parse((await under.request('GET', '/v1/conversations')).body)).toEqual({ conversations: [] });
  });
});

describe('the record', () => {
  test('is one line a turn, one a tool and one a view, with metrics of the catalogue and no text of question or answer', async () => {
    const { under } = await platform([calls(['c1', 'query_data', {}]), says('WH01 has 1,234 ea.')]);
    await under.ask('A very private question');
    expect(under.logs.map(record => record.event)).toEqual(['turn', 'tool', 'view']);
    expect(JSON.stringify(under.logs)).not.toMatch(/private|1,234/);
    const known = new Set(Object.values(METRICS).map(metric => metric.name as string));
    for (const record of under.logs.filter(each => '_aws' in each)) {
      const { _aws } = record as unknown as { _aws: { CloudWatchMetrics: { Namespace: string; Dimensions: string[][]; Metrics: { Name: string }[] }[] } };
      for (const directive of _aws.CloudWatchMetrics) {
        expect(directive.Namespace).toBe('scap/test');
        for (const { Name } of directive.Metrics) {
          expect(known).toContain(Name);
          expect(typeof record[Name]).toBe('number');
        }
        for (const dimension of directive.Dimensions.flat()) expect(typeof record[dimension]).toBe('string');
      }
    }
    expect(under.logs[0]).toMatchObject({ outcome: 'answered', Agent: 'inventory', Persona: 'warehouse_manager', Model: 'test.model', Turns: 1, ModelCalls: 2, InputTokens: 200 });
    expect(under.logs[1]).toMatchObject({ tool: 'query_data', ToolFamily: 'sql', ToolCalls: 1, ToolFailures: 0 });
  });
});
