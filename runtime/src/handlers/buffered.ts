import { BufferedResponder } from './buffered-responder';
import type { BufferedResponse } from './buffered-responder';
import { chatApi } from './chat-api';
import { deadlineOf } from './invocation-context';
import type { InvocationContext } from './invocation-context';
import { requestOf } from './lambda-event';
import { refusing } from './refusing';

const api = chatApi(process.env, import.meta.dirname);

/** The chat function behind an integration that does not stream: the same answer, sent when it is complete. */
export const handler = async (event: unknown, context: InvocationContext): Promise<BufferedResponse> => {
  context.callbackWaitsForEmptyEventLoop = false; // keep-alive sockets must not hold, and bill, the invocation
  const deadline = deadlineOf(context);
  const responder = new BufferedResponder();
  await refusing(responder, () => api.respond(requestOf(event), responder, deadline));
  return responder.response();
};
