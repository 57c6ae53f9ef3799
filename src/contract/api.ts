/** A route of the HTTP API. `{name}` in a path is a parameter. */
export interface RouteContract {
  readonly method: 'GET' | 'POST';
  readonly path: string;
  readonly purpose: string;
}

/** Every route behind the authorizer. */
export const ROUTES = {
  me: { method: 'GET', path: '/v1/me', purpose: 'Who asks, the scope, and questions to begin with' },
  conversations: { method: 'GET', path: '/v1/conversations', purpose: 'The conversations of the person who asks, newest first' },
  conversation: { method: 'GET', path: '/v1/conversations/{conversationId}', purpose: 'The turns of one conversation, oldest first' },
  message: { method: 'POST', path: '/v1/conversations/{conversationId}/messages', purpose: 'Asks a question; `new` begins a conversation' },
  turn: { method: 'GET', path: '/v1/conversations/{conversationId}/turns/{turnId}', purpose: 'One turn, running or finished' },
  cancel: { method: 'POST', path: '/v1/conversations/{conversationId}/turns/{turnId}/cancel', purpose: 'Stops a running turn' },
} as const satisfies Record<string, RouteContract>;

export type RouteId = keyof typeof ROUTES;

/** The claim of an ID token that bounds a user's rows: `warehouses=WH01,WH02` or `warehouses=*`. The client cannot write it. */
export const SCOPE_CLAIM = 'custom:scope';
/** The claim that lists a user's personas. */
export const PERSONAS_CLAIM = 'cognito:groups';
