import { asPlatformError, problemOf } from '../errors';
import type { HttpResponder } from './http';

/** Answers what cannot even be read as a request with its problem. */
export async function refusing(responder: HttpResponder, answer: () => Promise<void>): Promise<void> {
  try {
    await answer();
  } catch (thrown) {
    const error = asPlatformError(thrown);
    responder.begin(error.status, { 'content-type': 'application/problem+json; charset=utf-8' });
    await responder.write(JSON.stringify(problemOf(error)));
    await responder.end();
  }
}
