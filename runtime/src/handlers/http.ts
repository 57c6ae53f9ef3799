import type { Deadline } from '../orchestration';

/** An HTTP request as every host hands it over: Lambda behind API Gateway, and the laptop's own server. */
export interface HttpRequest {
  readonly method: string;
  /** Without the query, decoded by nobody yet: `/v1/conversations/new/messages`. */
  readonly path: string;
  readonly query: Readonly<Record<string, string | undefined>>;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string | undefined>>;
  readonly body: string;
}

/**
 * Where an answer goes. A slow reader slows the producer: `write` resolves when there is room for more.
 * A reader that has gone is no error: `write` and `end` then resolve at once, for the turn goes on and is there on return.
 */
export interface HttpResponder {
  /** Once, before the first `write`. */
  begin(status: number, headers: Readonly<Record<string, string>>): void;
  write(chunk: string): Promise<void>;
  end(): Promise<void>;
}

/** The API behind every host. It answers each request, also a wrong one, and never throws. */
export interface HttpApi {
  /** @param deadline  until when the host waits for the answer */
  respond(request: HttpRequest, responder: HttpResponder, deadline: Deadline): Promise<void>;
}
