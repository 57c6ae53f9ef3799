import type { ModelRequest } from './model';

/** The request for each of several tries at one answer: text that a failed try has shown is withdrawn by the next one that shows any. */
export function triesOf(request: ModelRequest): () => ModelRequest {
  let shown = false;
  return () => {
    let withdraw = shown;
    return {
      ...request,
      onText: async (delta, restart) => {
        await request.onText(delta, restart || withdraw);
        withdraw = false;
        shown = true;
      },
    };
  };
}
