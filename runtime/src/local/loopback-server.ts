import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';

import { asPlatformError, problemOf, UnexpectedError } from '../errors';
import { errorFields, type Log } from '../telemetry';

import { ForeignRequestError, StillStartingError } from './errors';
import { closeServer, listenOnPort } from './listen';
import { refuseForeign } from './own-origin';

/** Answers one request; what it throws is answered as a problem. */
export type RequestHandler = (request: IncomingMessage, response: ServerResponse) => Promise<void>;

export interface LoopbackServerOptions {
  /** The port that is wanted; 0 for any. */
  readonly port: number;
  /** Whether another port will not do. */
  readonly insist: boolean;
  /** Told to whoever asks for our health: the id in `platform.json`. */
  readonly instance: string;
  /** Told of errors that nobody foresaw. */
  readonly log: Log;
}

/** A server on 127.0.0.1 that answers from its first moment, and everything once it is opened. */
export interface LoopbackServer {
  readonly port: number;
  readonly address: string;
  /** Lets requests in. Until then they are told to try again, and its health says that it is starting. */
  open(handler: RequestHandler): void;
  close(): Promise<void>;
}

/**
 * Starts a server for this machine only. Requests with a foreign `Host` or `Origin` get no further than here.
 *
 * @throws PortTakenError
 */
export async function startLoopbackServer({ port: wanted, insist, instance, log }: LoopbackServerOptions): Promise<LoopbackServer> {
  let handler: RequestHandler | undefined;
  let port = 0;
  const server = createServer((request, response) => {
    response.on('error', () => response.destroy()); // the client is gone: what remains is nobody's
    respond(request, response).catch(thrown => sendProblem(response, thrown, log));
  });

  async function respond(request: IncomingMessage, response: ServerResponse): Promise<void> {
    if (request.method === 'OPTIONS') throw new ForeignRequestError('The server answers its own page only.');
    refuseForeign(request.headers, port);
    if (request.url === '/local/health') sendJson(response, 200, { instance, ready: handler !== undefined });
    else if (handler) await handler(request, response);
    else throw new StillStartingError();
  }

  port = await listenOnPort(server, wanted, insist);
  return {
    port,
    address: `http://127.0.0.1:${port}`,
    open(opened) {
      handler = opened;
    },
    close: () => closeServer(server),
  };
}

/** Answers with a JSON object that no cache keeps. */
export function sendJson(response: ServerResponse, status: number, body: object, headers: Readonly<Record<string, string>> = {}): void {
  response.writeHead(status, { 'content-type': 'application/json', 'cache-control': 'no-store', 'x-content-type-options': 'nosniff', ...headers });
  response.end(JSON.stringify(body));
}

function sendProblem(response: ServerResponse, thrown: unknown, log: Log): void {
  const error = asPlatformError(thrown);
  if (error instanceof UnexpectedError) log({ event: 'request_failed', error: errorFields(error) });
  if (response.headersSent) {
    response.destroy();
    return;
  }
  // What is left of the request is not read: its connection ends with the answer.
  sendJson(response, error.status, problemOf(error), { 'content-type': 'application/problem+json', 'connection': 'close' });
}
