import { ROUTES } from '../../../src/contract';
import type { RouteId } from '../../../src/contract';
import { BadRequestError, MethodNotAllowedError, NotFoundError } from './request-errors';

export interface MatchedRoute {
  readonly id: RouteId;
  readonly conversationId: string;
  readonly turnId: string;
  /** As it was sent: what is no id of a draft names none. */
  readonly draftId: string;
}

/** Ids are ULIDs, or texts of their form. */
const ID = /^[0-9A-HJKMNP-TV-Z]{26}$/;

const isRouteId = (id: string): id is RouteId => id in ROUTES;

const COMPILED = Object.keys(ROUTES).filter(isRouteId).map(id => ({ id, route: ROUTES[id] })).map(({ id, route }) => ({
  id, method: route.method, pattern: new RegExp(`^${route.path.replaceAll(/\{(\w+)\}/g, '(?<$1>[^/]+)')}$`),
}));

/** The route of the contract that a request means. @throws NotFoundError, MethodNotAllowedError, BadRequestError */
export function matchRoute(method: string, path: string): MatchedRoute {
  const found = COMPILED.flatMap(route => {
    const match = route.pattern.exec(path);
    return match ? [{ route, groups: match.groups ?? {} }] : [];
  });
  if (found.length === 0) throw new NotFoundError(method);
  const exact = found.find(each => each.route.method === method);
  if (!exact) throw new MethodNotAllowedError(method, found.map(each => each.route.method));
  const { conversationId = '', turnId = '', draftId = '' } = exact.groups;
  if (conversationId !== '' && conversationId !== 'new') requireId(conversationId, 'conversation');
  if (turnId !== '') requireId(turnId, 'turn');
  return { id: exact.route.id, conversationId, turnId, draftId };
}

function requireId(value: string, noun: string): void {
  if (!ID.test(value)) throw new BadRequestError(`That is no id of a ${noun}.`, 'Ids have 26 characters, digits and capital letters.');
}
