import type { Draft } from '../../../src/contract';
import type { AccessController, Identity, VerifiedUser, WarehouseScope } from '../access';
import type { KeptDraft } from './draft-item';

/** What a supplier's part of a draft repeats. */
const SUPPLIER_VIEWS = ['suppliers', 'supplier_prices'];

/** The draft as this person may see it, or undefined where the person may not. */
export function draftSeenBy(user: VerifiedUser, draft: KeptDraft, access: AccessController): Draft | undefined {
  if (!covers(user.warehouses, draft.warehouses)) return undefined;
  const seeing = identitiesOf(user, access).filter(identity => maySee(identity, draft, access));
  if (seeing.length === 0) return undefined;
  const { id, kind, status, tool, asOf, turnId, title, warehouses, lines, reason, notes, queries, history, supplier } = draft;
  const named = supplier !== undefined && seeing.some(identity => mayQuery(identity, SUPPLIER_VIEWS, access));
  return {
    id, kind, status, tool, asOf, turnId, title, warehouses, lines, ...(named ? { supplier } : {}), reason, notes, queries, history,
    mayDecide: status === 'draft' && approverOf(user, draft, access) !== undefined, approvers: approversOf(user, draft, access),
  };
}

/** A persona of the user's that may decide, of those that may see the draft. */
export function approverOf(user: VerifiedUser, draft: KeptDraft, access: AccessController): Identity | undefined {
  return identitiesOf(user, access).find(identity => mayDecide(identity, draft, access));
}

/** The user as each of the user's personas. */
export function identitiesOf(user: VerifiedUser, access: AccessController): Identity[] {
  return user.personas.map(persona => access.identify(user, persona));
}

/** The personas that may decide the draft, where their rows are those of the user. */
function approversOf(user: VerifiedUser, draft: KeptDraft, access: AccessController): string[] {
  const everybody = identitiesOf({ ...user, personas: access.personas }, access);
  return everybody.filter(identity => mayDecide(identity, draft, access)).map(identity => access.titleOf(identity));
}

function mayDecide(identity: Identity, draft: KeptDraft, access: AccessController): boolean {
  return access.mayApprove(identity) && maySee(identity, draft, access);
}

function maySee(identity: Identity, { tool, repeats, warehouses }: KeptDraft, access: AccessController): boolean {
  const concerned = access.mayUse(identity, tool) || access.mayApprove(identity);
  return concerned && covers(identity.warehouses, warehouses) && mayQuery(identity, repeats, access);
}

function mayQuery(identity: Identity, views: readonly string[], access: AccessController): boolean {
  const permit = access.permitFor(identity);
  return views.every(view => permit.views.has(view));
}

function covers(scope: WarehouseScope, warehouses: readonly string[]): boolean {
  return scope === 'all' || warehouses.every(warehouse => scope.includes(warehouse));
}
