import { createHash, timingSafeEqual } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { listenOnLoopback } from '../listen';
import { collectReply } from './collect-reply';
import type { ConverseModel } from './converse-model';
import { parseConverseBody, type ConverseRequest } from './converse-request';
import { EventFrames } from './event-frames';
import { asModelFault, EXCEPTION_STATUS, ModelFault } from './model-fault';

/** Bedrock's own bound of a request, bytes. */
const MAX_BODY_BYTES = 20 * 1024 * 1024;

export interface BedrockEndpointOptions {
  readonly model: ConverseModel;
  /** The one access key id that is answered: random, known to this platform's processes only. */
  readonly accessKeyId: string;
  /** @default 0 - a free one */
  readonly port?: number;
  /** Told of each failed call, with its cause, which the caller does not see. */
  readonly onFault?: (fault: ModelFault) => void;
}

export interface BedrockEndpoint {
  /** For `AWS_ENDPOINT_URL_BEDROCK_RUNTIME`: `http://127.0.0.1:<port>` */
  readonly url: string;
  /** Stops listening and ends the calls that run. */
  close(): Promise<void>;
}

/**
 * Speaks the Bedrock runtime's HTTP protocol (Converse and ConverseStream, HTTP/1.1) on loopback, in front of any model, so that the AWS SDK
 * is used unchanged. It answers nobody but the holder of the access key id: neither a web page nor another program can use it.
 */
export async function startBedrockEndpoint(options: BedrockEndpointOptions): Promise<BedrockEndpoint> {
  const server = createServer((request, response) => {
    void answer(request, response, options);
  });
  const port = await listenOnLoopback(server, options.port ?? 0);
  return {
    url: `http://127.0.0.1:${port}`,
    async close() {
      const closed = once(server, 'close');
      server.close();
      server.closeAllConnections();
      await closed;
    },
  };
}

async function answer(request: IncomingMessage, response: ServerResponse, options: BedrockEndpointOptions): Promise<void> {
  const abort = new AbortController();
  response.once('close', () => abort.abort());
  try {
    const { operation, converse } = await readRequest(request, options.accessKeyId);
    const events = options.model.stream(converse, abort.signal);
    await (operation === 'converse' ? sendWhole(events, response) : sendStream(events, response, abort.signal));
  } catch (error) {
    if (abort.signal.aborted) return;
    const fault = asModelFault(error);
    options.onFault?.(fault);
    sendFault(response, fault);
  }
}

async function readRequest(request: IncomingMessage, accessKeyId: string) {
  if (!isSignedWith(accessKeyId, request.headers.authorization)) {
    throw new ModelFault('AccessDeniedException', 'This endpoint answers only the platform that started it.');
  }
  const path = /^\/model\/([^/]+)\/(converse|converse-stream)$/.exec(request.url ?? '');
  if (request.method !== 'POST' || !path) {
    throw new ModelFault('ResourceNotFoundException', `${request.method} ${request.url} is not served here: only Converse and ConverseStream are.`);
  }
  const parsed = parseConverseBody(parsedJson(await readBody(request)));
  if ('fault' in parsed) throw new ModelFault('ValidationException', parsed.fault);
  const converse: ConverseRequest = { ...parsed.value, modelId: decodedModelId(path[1]!) };
  return { operation: path[2]!, converse };
}

function isSignedWith(accessKeyId: string, authorization: string | undefined): boolean {
  const given = /^AWS4-HMAC-SHA256 Credential=([^/,\s]+)\//.exec(authorization ?? '')?.[1] ?? '';
  return timingSafeEqual(digest(given), digest(accessKeyId));
}

function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}

function decodedModelId(encoded: string): string {
  try {
    return decodeURIComponent(encoded);
  } catch (error) {
    throw new ModelFault('ValidationException', `The model id ${encoded} is not percent-encoded text.`, { cause: error });
  }
}

async function readBody(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    bytes += chunk.length;
    if (bytes > MAX_BODY_BYTES) throw new ModelFault('ValidationException', `The request is longer than ${MAX_BODY_BYTES} bytes.`);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

function parsedJson(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch (error) {
    throw new ModelFault('ValidationException', 'The body is not JSON.', { cause: error });
  }
}

async function sendWhole(events: ReturnType<ConverseModel['stream']>, response: ServerResponse): Promise<void> {
  const started = performance.now();
  const { content, reason, usage } = await collectReply(events);
  response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify({
    output: { message: { role: 'assistant', content } },
    stopReason: reason,
    usage: { ...usage, totalTokens: usage.inputTokens + usage.outputTokens },
    metrics: { latencyMs: Math.round(performance.now() - started) },
  }));
}

/** Headers leave with the first event, so that a call that fails at once has an HTTP status. */
async function sendStream(events: ReturnType<ConverseModel['stream']>, response: ServerResponse, signal: AbortSignal): Promise<void> {
  const started = performance.now();
  const frames = new EventFrames();
  let stopped = false;
  for await (const event of events) {
    if (!response.headersSent) {
      response.writeHead(200, { 'content-type': 'application/vnd.amazon.eventstream' });
      await write(response, frames.start(), signal);
    }
    for (const frame of frames.of(event, Math.round(performance.now() - started))) await write(response, frame, signal);
    stopped ||= event.kind === 'stop';
  }
  if (!stopped) throw new ModelFault('ModelErrorException', 'The model ended its message without saying why.');
  response.end();
}

async function write(response: ServerResponse, frame: Uint8Array, signal: AbortSignal): Promise<void> {
  if (!response.write(frame)) await once(response, 'drain', { signal });
}

function sendFault(response: ServerResponse, fault: ModelFault): void {
  if (response.headersSent) {
    response.end(new EventFrames().fault(fault));
    return;
  }
  response
    .writeHead(EXCEPTION_STATUS[fault.exception], { 'content-type': 'application/json', 'x-amzn-errortype': fault.exception })
    .end(JSON.stringify({ message: fault.message }));
}
