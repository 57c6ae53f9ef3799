import { chatApi } from './chat-api';
import { deadlineOf } from './invocation-context';
import { requestOf } from './lambda-event';
import { refusing } from './refusing';
import { StreamResponder } from './stream-responder';
import type { LambdaStreaming } from './stream-responder';

/** What Lambda's Node runtime puts into the global scope of a function. */
declare const awslambda: LambdaStreaming;

const api = chatApi(process.env, import.meta.dirname);

/** The chat function behind an integration that streams: headers and status leave with the first event. */
export const handler = awslambda.streamifyResponse(async (event, stream, context) => {
  context.callbackWaitsForEmptyEventLoop = false; // keep-alive sockets must not hold, and bill, the invocation
  const deadline = deadlineOf(context);
  const responder = new StreamResponder(awslambda, stream);
  await refusing(responder, () => api.respond(requestOf(event), responder, deadline));
  await responder.finished();
});
