import * as z from 'zod/mini';

/** Where a tab keeps things over a reload, and nobody else. */
export interface TabStorage {
  getItem(key: string): string | null;
  setItem(key: string, value: string): void;
  removeItem(key: string): void;
}

const KEY = 'scap.sign-in';
/** Longer nobody needs to sign in, milliseconds. */
const EXPIRES_MS = 30 * 60_000;

const pendingSchema = z.object({ state: z.string(), nonce: z.string(), verifier: z.string(), place: z.string(), begunAt: z.number() });

/** A sign-in that is on its way to the login and back. */
export type PendingSignIn = z.infer<typeof pendingSchema>;

export function keepPending(storage: TabStorage, pending: PendingSignIn): void {
  storage.setItem(KEY, JSON.stringify(pending));
}

/** The sign-in that this state belongs to, once: an answer of the login serves one time. */
export function takePending(storage: TabStorage, state: string, now: number): PendingSignIn | undefined {
  const kept = storage.getItem(KEY);
  storage.removeItem(KEY);
  const parsed = pendingSchema.safeParse(kept === null ? undefined : jsonOf(kept));
  if (!parsed.success || parsed.data.state !== state || parsed.data.begunAt + EXPIRES_MS < now) return undefined;
  return parsed.data;
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined; // somebody else wrote there: no sign-in of ours
  }
}
