import type { MessageRequest } from '../../../src/contract';
import type { HttpRequest } from './http';
import { jsonBody } from './json-body';
import { BadRequestError } from './request-errors';

/** Characters that a question may have. */
const MOST_CHARACTERS = 8_000;
const FIELDS = ['message', 'agent', 'parentTurnId'];
const REMEDY = 'Send {"message": "…"}, optionally with "agent" and "parentTurnId".';

/** The body of a question, checked. Unknown fields warn and do no harm. */
export function parseMessage(request: HttpRequest): MessageRequest & { readonly warnings: readonly string[] } {
  const fields = objectOf(jsonBody(request, REMEDY));
  const message = text(fields, 'message') ?? '';
  if (message.trim() === '') throw new BadRequestError('"message" is missing or empty.', REMEDY);
  if (message.length > MOST_CHARACTERS) throw new BadRequestError(`"message" has ${message.length} characters, more than ${MOST_CHARACTERS}.`, 'Ask a shorter question.');
  return {
    message, agent: text(fields, 'agent'), parentTurnId: text(fields, 'parentTurnId'),
    warnings: [...fields.keys()].filter(field => !FIELDS.includes(field)).slice(0, 5).map(field => `The field ${JSON.stringify(field.slice(0, 40))} is unknown and was left aside.`),
  };
}

function objectOf(json: unknown): Map<string, unknown> {
  if (typeof json !== 'object' || json === null || Array.isArray(json)) throw new BadRequestError('The body is no JSON object.', REMEDY);
  return new Map(Object.entries(json));
}

function text(fields: ReadonlyMap<string, unknown>, name: string): string | undefined {
  const value = fields.get(name);
  if (value === undefined || value === null) return undefined;
  if (typeof value !== 'string') throw new BadRequestError(`"${name}" is no text.`, REMEDY);
  return value;
}
