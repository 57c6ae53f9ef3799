import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { httpKeySet, TokenVerifier } from '../../src/access';
import { answerByApi } from '../../src/local/api-host';
import type { ConverseModel } from '../../src/local/bedrock/converse-model';
import { DeployedPage, loadPage, pageLogin } from '../../src/page';
import { platformUnderTest } from '../orchestration/platform-under-test';
import type { HostedLoginServer } from '../web/hosted-login-server';

/** Where API Gateway serves page and API. */
const STAGE = '/live';

/** A deployment on this machine: the page that is shipped and the API behind one address, under the path of a stage. */
export interface DeployedSite {
  /** `http://127.0.0.1:…/live/` */
  readonly page: string;
  close(): Promise<void>;
}

/** Serves the shipped page as its function does, and the API as its function does, believing the tokens of `login`. */
export async function startDeployedSite(login: HostedLoginServer, model: ConverseModel): Promise<DeployedSite> {
  const { issuer, clientId } = login.login;
  const platform = await platformUnderTest(model, {
    verifier: new TokenVerifier({ issuer, audience: clientId, keySet: httpKeySet(`${login.origin}/.well-known/jwks.json`) }),
  });
  const page = new DeployedPage({
    files: await loadPage(path.resolve(__dirname, '../../../assets/page/web')), version: '0.0.0', environment: 'dev', log: () => {},
    login: () => pageLogin({ issuer, clientId, tokenUse: 'id', loginUrl: login.origin }),
  });
  const server = createServer((request, response) => {
    const [asked = ''] = (request.url ?? '').split('?');
    const below = asked.startsWith(STAGE) ? asked.slice(STAGE.length) || '/' : undefined;
    if (below === undefined) return void response.writeHead(403).end('{"message":"Forbidden"}');
    if (below.startsWith('/v1/')) {
      request.url = below;
      return void answerByApi(platform.api, request, response).catch(error => response.destroy(error));
    }
    return void page.respond(below, `${STAGE}/`).then(({ statusCode, headers, body }) => response.writeHead(statusCode, { ...headers }).end(body));
  });
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  return {
    page: `http://127.0.0.1:${(server.address() as AddressInfo).port}${STAGE}/`,
    close: async () => {
      await closed(server);
      await platform.close();
    },
  };
}

function closed(server: Server): Promise<void> {
  return new Promise(resolve => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}
