import { BufferedResponder } from './buffered-responder';
import type { BufferedResponse } from './buffered-responder';
import { chatApi } from './chat-api';
import { requestOf } from './lambda-event';
import { refusing } from './refusing';
import type { InvocationContext } from './stream-responder';

const api = chatApi(process.env, import.meta.dirname);

/** The chat function behind an integration that does not stream: the same answer, sent when it is complete. */
export const handler = async (event: unknown, context: InvocationContext): Promise<BufferedResponse> => {
  context.callbackWaitsForEmptyEventLoop = false; // keep-alive sockets must not hold, and bill, the invocation
  const responder = new BufferedResponder();
  await refusing(responder, () => api.respond(requestOf(event), responder));
  return responder.response();
};
