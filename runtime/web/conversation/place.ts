/** Where the reader is: whose conversations, and which of them. It stands in the address, so that a reload and a bookmark find it. */
export interface Place {
  readonly user?: string;
  readonly conversationId?: string;
}

/** `#/ann/01J…` */
export function placeOf(hash: string): Place {
  const [, user, conversationId] = hash.split('/').map(decoded);
  return { ...user ? { user } : {}, ...conversationId ? { conversationId } : {} };
}

export function hashOf({ user = '', conversationId }: Place): string {
  return ['#', user, ...conversationId === undefined ? [] : [conversationId]].map(part => part === '#' ? part : encodeURIComponent(part)).join('/');
}

/** A hand-written address may hold what no encoder wrote: it is taken as it stands. */
function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
