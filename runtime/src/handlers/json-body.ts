import type { HttpRequest } from './http';
import { BadRequestError, BodyTooLargeError, UnsupportedMediaTypeError } from './request-errors';

/** Bytes that a body may have. */
const MOST_BYTES = 64 * 1024;

/**
 * The JSON of a request, of whatever form.
 *
 * @param remedy  what to send
 * @throws UnsupportedMediaTypeError, BodyTooLargeError, BadRequestError
 */
export function jsonBody({ headers, body }: HttpRequest, remedy: string): unknown {
  if (!/^application\/json\b/i.test(headers['content-type'] ?? '')) throw new UnsupportedMediaTypeError();
  if (Buffer.byteLength(body) > MOST_BYTES) throw new BodyTooLargeError(MOST_BYTES);
  try {
    return JSON.parse(body);
  } catch (error) {
    throw new BadRequestError(`The body is not JSON: ${error instanceof SyntaxError ? positionOf(error) : 'it cannot be read'}.`, remedy);
  }
}

/** Where the text stops being JSON, without the text. */
function positionOf(error: SyntaxError): string {
  return /at position \d+/.exec(error.message)?.[0] ?? 'it ends too early';
}
