import { fileURLToPath } from 'node:url';
import { version } from '../../package.json';
import { DeployedPage, loadPage, pageLogin } from '../page';
import type { PageResponse } from '../page';
import { Refreshed } from '../settings';
import { jsonLines } from '../telemetry';
import type { InvocationContext } from './invocation-context';
import { basePathOf, requestOf } from './lambda-event';
import { pageSettings } from './settings';

/** Providers move their addresses rarely. */
const LOGIN_FRESH_MS = 3_600_000;

const { environment, ...login } = pageSettings(process.env);
const current = new Refreshed(() => pageLogin(login), { clock: () => new Date(), freshMs: LOGIN_FRESH_MS });
const page = loadPage(fileURLToPath(new URL('./web/', import.meta.url))).then(files => new DeployedPage({
  files, version, environment, login: () => current.current(), log: jsonLines(line => process.stdout.write(line)),
}));

/** The function that serves the page. */
export const handler = async (event: unknown, context: InvocationContext): Promise<PageResponse> => {
  context.callbackWaitsForEmptyEventLoop = false;
  return (await page).respond(requestOf(event).path, basePathOf(event));
};
