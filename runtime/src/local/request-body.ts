import type { IncomingMessage } from 'node:http';

import { RequestTooLargeError } from './errors';

/** More than any question needs. */
const LIMIT_BYTES = 64 * 1024;

/**
 * The body of a request as text.
 *
 * @throws RequestTooLargeError beyond 64 KB, without reading the rest
 */
export async function readBody(request: IncomingMessage): Promise<string> {
  if (Number(request.headers['content-length'] ?? 0) > LIMIT_BYTES) throw new RequestTooLargeError(LIMIT_BYTES);
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request.iterator({ destroyOnReturn: false })) {
    const bytes = Buffer.from(chunk);
    size += bytes.length;
    if (size > LIMIT_BYTES) throw new RequestTooLargeError(LIMIT_BYTES);
    chunks.push(bytes);
  }
  return Buffer.concat(chunks).toString('utf8');
}
