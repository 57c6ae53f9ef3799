import * as z from 'zod/mini';
import type { HttpRequest } from './http';
import { BadRequestError } from './request-errors';

const text = z.nullish(z.record(z.string(), z.optional(z.string())));

/** What API Gateway's proxy integration hands over, as far as we read it. */
const eventSchema = z.object({
  httpMethod: z.string(),
  path: z.string(),
  headers: text,
  queryStringParameters: text,
  body: z.nullish(z.string()),
  isBase64Encoded: z.optional(z.boolean()),
});

/** The request in an event of API Gateway. The path is that of the API, without the stage. */
export function requestOf(event: unknown): HttpRequest {
  const parsed = eventSchema.safeParse(event);
  if (!parsed.success) throw new BadRequestError('This is no request of the API.', 'Call the function through API Gateway, with a proxy integration.');
  const { httpMethod, path, headers, queryStringParameters, body, isBase64Encoded } = parsed.data;
  return {
    method: httpMethod,
    path,
    query: queryStringParameters ?? {},
    headers: Object.fromEntries(Object.entries(headers ?? {}).map(([name, value]) => [name.toLowerCase(), value])),
    body: isBase64Encoded ? Buffer.from(body ?? '', 'base64').toString('utf8') : body ?? '',
  };
}

const placeSchema = z.object({ requestContext: z.object({ path: z.string() }) });

/** The path under which a browser knows `/` of the API, which ends in `/`: `/live/`, or `/` behind a name of one's own. */
export function basePathOf(event: unknown): string {
  const { path } = requestOf(event);
  const full = placeSchema.safeParse(event).data?.requestContext.path ?? path;
  const base = full.endsWith(path) ? full.slice(0, full.length - path.length) : full.replace(/\/$/, '');
  return /^(\/[\w.~-]+)*$/.test(base) ? `${base}/` : '/';
}
