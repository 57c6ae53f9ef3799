import type { IncomingMessage, ServerResponse } from 'node:http';

import type { PageConfig } from '../../../src/contract';
import type { AuditReader, HttpApi } from '../handlers';
import type { PageFile } from '../page';

import { answerByApi } from './api-host';
import { answerAuditRequest, AUDIT_PATH } from './audit-endpoint';
import { NoSuchPageError } from './errors';
import type { Issuer } from './issuer';
import { sendJson, type RequestHandler } from './loopback-server';
import type { LocalUser } from './sample-users';
import { answerTokenRequest } from './token-endpoint';

export interface RouteParts {
  readonly api: HttpApi;
  readonly audit: Pick<AuditReader, 'read'>;
  readonly page: ReadonlyMap<string, PageFile>;
  /** What the page asks first, as it is now. */
  readonly config: () => PageConfig;
  /** The sample users, with warehouses of the company that is asked about. */
  readonly users: () => readonly LocalUser[];
  readonly issuer: Issuer;
  /** The port that the server listens on. */
  readonly port: number;
  /** The key in `platform.json`. */
  readonly key: string;
}

/** Everything that the laptop's server answers: the page, what the page asks first, tokens, the issuer's keys, the audit, and the API. */
export function routes(parts: RouteParts): RequestHandler {
  return async (request, response) => {
    const path = (request.url ?? '/').split('?', 1)[0]!;
    if (path.startsWith('/v1/')) return answerByApi(parts.api, request, response);
    if (request.method === 'POST' && path === '/local/token') {
      return sendJson(response, 200, await answerTokenRequest(request, parts));
    }
    if (request.method === 'GET' || request.method === 'HEAD') {
      if (path === AUDIT_PATH) return sendJson(response, 200, await answerAuditRequest(request, parts));
      if (path === '/config.json') return sendJson(response, 200, parts.config());
      if (path === '/.well-known/jwks.json') return sendJson(response, 200, parts.issuer.keySet);
      const file = parts.page.get(path === '/index.html' ? '/' : path);
      if (file) return sendFile(request, response, file);
    }
    throw new NoSuchPageError(`There is no ${request.method} ${path} here.`);
  };
}

function sendFile(request: IncomingMessage, response: ServerResponse, file: PageFile): void {
  response.writeHead(200, { ...file.headers, 'content-length': file.body.length });
  response.end(request.method === 'HEAD' ? undefined : file.body);
}
