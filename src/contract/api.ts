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
  judge: {
    method: 'POST', path: '/v1/conversations/{conversationId}/turns/{turnId}/feedback', purpose: 'Says whether an answer was good or bad, and why',
  },
  feedback: { method: 'GET', path: '/v1/feedback', purpose: 'What people said of answers, for those who may approve questions' },
  approve: { method: 'POST', path: '/v1/feedback/{turnId}/approve', purpose: 'Makes the question of an answer a verified one, by its SQL' },
  drafts: { method: 'GET', path: '/v1/drafts', purpose: 'The drafts within the scope of who asks, newest first; `?status=draft` those that wait for a decision' },
  approveDraft: { method: 'POST', path: '/v1/drafts/{draftId}/approve', purpose: 'Approves a draft, for those who may; nothing leaves the platform' },
  rejectDraft: { method: 'POST', path: '/v1/drafts/{draftId}/reject', purpose: 'Rejects a draft with a reason, for those who may' },
} as const satisfies Record<string, RouteContract>;

export type RouteId = keyof typeof ROUTES;

/**
 * How much sooner each end of an answer comes than the next, seconds: the turn ends first, so that what was done is sent and stored; then the
 * API lets go; the function ends last.
 */
export const ANSWER_RESERVE = { turnBeforeApi: 10, apiBeforeFunction: 5 } as const;

/** What the page is served at, without an authorizer: who has not signed in yet must be able to load it. */
export const PAGE_ROUTES = {
  page: { method: 'GET', path: '/', purpose: 'The page' },
  config: { method: 'GET', path: '/config.json', purpose: 'What the page reads first: version, and where people sign in' },
  asset: { method: 'GET', path: '/assets/{file}', purpose: 'Scripts and styles, their names hashed' },
} as const satisfies Record<string, RouteContract>;

/**
 * Which token opens the API: an ID token of a pool, an access token with `ACCESS_SCOPE`, or the ID token of another issuer, which need not
 * say by `token_use` that it is one.
 */
export const TOKEN_USES = ['id', 'access', 'oidc'] as const;
export type TokenUse = typeof TOKEN_USES[number];

/** The scope of the platform's resource server, which an access token must hold. */
export const ACCESS_SCOPE = { server: 'agents', name: 'ask', full: 'agents/ask' } as const;

/** The claim of an ID token that bounds a user's rows: `warehouses=WH01,WH02` or `warehouses=*`. The client cannot write it. */
export const SCOPE_CLAIM = 'custom:scope';
/** The claim that lists a user's personas. */
export const PERSONAS_CLAIM = 'cognito:groups';
