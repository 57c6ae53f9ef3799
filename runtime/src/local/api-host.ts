import type { IncomingMessage, ServerResponse } from 'node:http';

import type { HttpApi, HttpRequest, HttpResponder } from '../handlers';
import { Deadline } from '../orchestration';

import { readBody } from './request-body';

/** Lets the API answer a request of Node's HTTP server. A slow reader slows the API; one that has gone does not stop it. */
export async function answerByApi(api: HttpApi, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const deadline = new Deadline(); // nobody ends this process but its user
  await api.respond(await asHttpRequest(request), responderOver(response), deadline);
}

async function asHttpRequest(request: IncomingMessage): Promise<HttpRequest> {
  const url = request.url ?? '/';
  const [path = '/', query = ''] = splitOnce(url, '?');
  return {
    method: request.method ?? 'GET',
    path,
    query: Object.fromEntries(new URLSearchParams(query)),
    headers: Object.fromEntries(Object.entries(request.headers).map(([name, value]) => [name, Array.isArray(value) ? value.join(', ') : value])),
    body: await readBody(request),
  };
}

function responderOver(response: ServerResponse): HttpResponder {
  return {
    begin(status, headers) {
      response.writeHead(status, headers);
      response.flushHeaders();
    },
    async write(chunk) {
      if (isGone(response) || response.write(chunk)) return;
      await firstOf(response, ['drain', 'close']);
    },
    async end() {
      if (isGone(response)) return;
      const ended = firstOf(response, ['finish', 'close']);
      response.end();
      await ended;
    },
  };
}

/** Resolves at the first of these events. An error of the connection is none of them: `close` follows it. */
function firstOf(response: ServerResponse, events: readonly string[]): Promise<void> {
  return new Promise(resolve => {
    const settle = () => {
      for (const event of events) response.off(event, settle);
      resolve();
    };
    for (const event of events) response.on(event, settle);
  });
}

function isGone(response: ServerResponse): boolean {
  return response.destroyed || response.writableEnded;
}

function splitOnce(text: string, separator: string): string[] {
  const at = text.indexOf(separator);
  return at < 0 ? [text] : [text.slice(0, at), text.slice(at + 1)];
}
