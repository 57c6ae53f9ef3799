import type { MessageRequest } from '../../../src/contract';
import type { HttpRequest } from './http';
import { BadRequestError, BodyTooLargeError, UnsupportedMediaTypeError } from './request-errors';

/** Bytes that a body may have. */
const MOST_BYTES = 64 * 1024;
/** Characters that a question may have. */
const MOST_CHARACTERS = 8_000;
const FIELDS = ['message', 'agent', 'parentTurnId'];
const REMEDY = 'Send {"message": "…"}, optionally with "agent" and "parentTurnId".';

/** The body of a question, checked. Unknown fields warn and do no harm. */
export function parseMessage(request: HttpRequest): MessageRequest & { readonly warnings: readonly string[] } {
  if (!/^application\/json\b/i.test(request.headers['content-type'] ?? '')) throw new UnsupportedMediaTypeError();
  if (Buffer.byteLength(request.body) > MOST_BYTES) throw new BodyTooLargeError(MOST_BYTES);
  const fields = objectOf(request.body);
  const message = text(fields, 'message') ?? '';
  if (message.trim() === '') throw new BadRequestError('"message" is missing or empty.', REMEDY);
  if (message.length > MOST_CHARACTERS) throw new BadRequestError(`"message" has ${message.length} characters, more than ${MOST_CHARACTERS}.`, 'Ask a shorter question.');
  return {
    message, agent: text(fields, 'agent'), parentTurnId: text(fields, 'parentTurnId'),
    warnings: [...fields.keys()].filter(field => !FIELDS.includes(field)).slice(0, 5).map(field => `The field ${JSON.stringify(field.slice(0, 40))} is unknown and was left aside.`),
  };
}

function objectOf(body: string): Map<string, unknown> {
  const parsed = parsedJson(body);
  if (typeof parsed !== 'object' || parsed === null || Array.isArray(parsed)) throw new BadRequestError('The body is no JSON object.', REMEDY);
  return new Map(Object.entries(parsed));
}

function parsedJson(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch (error) {
    throw new BadRequestError(`The body is not JSON: ${error instanceof SyntaxError ? positionOf(error) : 'it cannot be read'}.`, REMEDY);
  }
}

/** Where the text stops being JSON, without the text. */
function positionOf(error: SyntaxError): string {
  return /at position \d+/.exec(error.message)?.[0] ?? 'it ends too early';
}

function text(fields: ReadonlyMap<string, unknown>, name: string): string | undefined {
  const value = fields.get(name);
  if (value === undefined || value === null) return undefined;
  if (typeof value !== 'string') throw new BadRequestError(`"${name}" is no text.`, REMEDY);
  return value;
}
