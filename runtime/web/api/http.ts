import type * as z from 'zod/mini';
import { ApiError, brokenContract, ConnectionLostError, problem } from './errors';
import { problemSchema } from './schemas';

/** Requests a path of the platform's own origin. */
export type Fetch = (path: string, init: RequestInit) => Promise<Response>;

/**
 * Sends a request and returns its successful response.
 *
 * @throws ConnectionLostError where nothing answers
 * @throws ApiError for every status that is not 2xx
 */
export async function sent(fetch: Fetch, path: string, init: RequestInit): Promise<Response> {
  let response: Response;
  try {
    response = await fetch(path, init);
  } catch (cause) {
    if (init.signal?.aborted) throw cause;
    throw new ConnectionLostError({ cause });
  }
  if (!response.ok) throw await errorOf(response);
  return response;
}

/** The body of a response, checked against the contract. */
export async function bodyOf<T>(response: Response, schema: z.ZodMiniType<T>, place: string): Promise<T> {
  let body: unknown;
  try {
    body = await response.json();
  } catch (cause) {
    throw new ConnectionLostError({ cause });
  }
  const parsed = schema.safeParse(body);
  if (!parsed.success) throw brokenContract(place, parsed.error);
  return parsed.data;
}

async function errorOf(response: Response): Promise<ApiError> {
  const retryAfter = Number(response.headers.get('retry-after') ?? NaN);
  const parsed = problemSchema.safeParse(await response.json().catch(() => undefined));
  const said = parsed.success ? parsed.data : problem(
    'HTTP_ERROR', response.status, `The platform answered with status ${response.status}.`, 'Try again in a moment.', response.status >= 500,
  );
  return new ApiError(said, Number.isFinite(retryAfter) ? retryAfter : undefined);
}
