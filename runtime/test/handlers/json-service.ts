import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What an operation of an AWS service answers: a result, or an error by its name. */
export type JsonAnswer = { readonly result: object } | { readonly error: string };

/** An AWS service of the JSON protocol over real HTTP, and what it has been asked. */
export interface JsonService {
  readonly url: string;
  /** The operations in their order. */
  readonly calls: { readonly operation: string; readonly input: Record<string, unknown> }[];
  close(): Promise<void>;
}

export async function jsonService(answer: (operation: string, input: Record<string, unknown>) => JsonAnswer): Promise<JsonService> {
  const calls: JsonService['calls'] = [];
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    const operation = String(request.headers['x-amz-target']).split('.').at(-1) ?? '';
    const input: Record<string, unknown> = JSON.parse(Buffer.concat(chunks).toString() || '{}');
    calls.push({ operation, input });
    const answered = answer(operation, input);
    const headers = { 'content-type': 'application/x-amz-json-1.1' };
    if ('error' in answered) response.writeHead(400, headers).end(JSON.stringify({ __type: answered.error, message: answered.error }));
    else response.writeHead(200, headers).end(JSON.stringify(answered.result));
  });
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    calls,
    close: () => new Promise(resolve => { server.closeAllConnections(); server.close(() => resolve()); }),
  };
}
