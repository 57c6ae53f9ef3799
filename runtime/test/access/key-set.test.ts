import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { SSMClient } from '@aws-sdk/client-ssm';
import { httpKeySet, parameterKeySet } from '../../src/access';

/** A server that answers every request alike, for one test. */
async function serving<T>(answer: { status?: number; body?: string; location?: string; afterMs?: number }, use: (url: string, asked: string[]) => Promise<T>): Promise<T> {
  const asked: string[] = [];
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk)).on('end', () => {
      asked.push(Buffer.concat(chunks).toString());
      const headers = { 'content-type': 'application/x-amz-json-1.1', ...(answer.location === undefined ? {} : { location: answer.location }) };
      setTimeout(() => response.writeHead(answer.status ?? 200, headers).end(answer.body ?? '{"keys":[{"kid":"k1"}]}'), answer.afterMs ?? 0);
    });
  });
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  try {
    return await use(`http://127.0.0.1:${(server.address() as AddressInfo).port}`, asked);
  } finally {
    server.closeAllConnections();
    server.close();
  }
}

const unavailable = (cause: unknown = expect.anything()) => expect.objectContaining({
  code: 'KEY_SET_UNAVAILABLE', status: 503, retryable: true, message: 'Sign-ins cannot be verified at the moment.', remedy: 'Try again in a minute.', cause,
});

describe('the key set of an address', () => {
  test('is what stands there, parsed', async () => {
    expect(await serving({}, url => httpKeySet(url).fetch())).toEqual({ keys: [{ kid: 'k1' }] });
  });

  test.each([
    ['fails', { status: 500 }], ['is not there', { status: 404 }], ['is no JSON', { body: '<html>' }], ['leads elsewhere', { status: 302, location: 'http://127.0.0.1:1/' }],
  ])('is unavailable where it %s', async (_what, answer) => {
    await expect(serving(answer, url => httpKeySet(url).fetch())).rejects.toEqual(unavailable());
  });

  test('that answers with an error says which', async () => {
    await expect(serving({ status: 500 }, url => httpKeySet(url).fetch())).rejects.toEqual(unavailable(new Error('The key set answers 500.')));
  });

  test('is given up when its time is over, and not before', async () => {
    await expect(serving({ afterMs: 2_000 }, url => httpKeySet(url, 50).fetch())).rejects.toEqual(unavailable());
    expect(await serving({ afterMs: 20 }, url => httpKeySet(url, 20_000).fetch())).toEqual({ keys: [{ kid: 'k1' }] });
  });
});

describe('the key set of a parameter', () => {
  const held = (value: string | undefined) => serving({ body: JSON.stringify({ Parameter: { Value: value } }) }, async (endpoint, asked) => {
    const client = new SSMClient({ endpoint, region: 'eu-central-1', credentials: { accessKeyId: 'a', secretAccessKey: 'b' }, maxAttempts: 1 });
    const keySet = await parameterKeySet(client, '/scap/dev/key-set').fetch();
    return { keySet, asked };
  });

  test('is what the parameter of this name holds, not judged', async () => {
    expect(await held('{"keys":[{"kid":"k1"}]}')).toEqual({ keySet: { keys: [{ kid: 'k1' }] }, asked: ['{"Name":"/scap/dev/key-set"}'] });
    for (const odd of ['{"hello":[]}', '{"keys":{}}', '{"keys":"none"}', '7', 'null', '[]']) expect((await held(odd)).keySet).toEqual(JSON.parse(odd));
  });

  test('that has not been filled yet is unavailable, and the cause says what helps', async () => {
    await expect(held('{"keys":[]}')).rejects.toEqual(unavailable(
      new Error('The parameter /scap/dev/key-set has not been filled yet: invoke the function that refreshes it.'),
    ));
  });

  test.each([['empty', ''], ['no JSON', 'keys'], ['without a value', undefined]])('that is %s is unavailable', async (_what, value) => {
    await expect(held(value)).rejects.toEqual(unavailable());
  });
});
