import type { DeployedPageConfig, PageLogin } from '../../../src/contract';
import { asPlatformError, PlatformError, problemOf } from '../errors';
import { errorFields } from '../telemetry';
import type { Log } from '../telemetry';
import type { PageFile } from './page-files';
import { securityHeaders } from './security-headers';

/** An answer of the page's function, complete. */
export interface PageResponse {
  readonly statusCode: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

export interface DeployedPageProps {
  /** The built page by path. */
  readonly files: ReadonlyMap<string, PageFile>;
  readonly version: string;
  readonly environment: string;
  /** Where people sign in, read anew now and then. */
  readonly login: () => Promise<PageLogin>;
  readonly log: Log;
}

const HSTS = { 'strict-transport-security': 'max-age=31536000' };
const JSON_HEADERS = { ...HSTS, 'cache-control': 'no-store', 'x-content-type-options': 'nosniff' };

/** Nothing is served there. */
class NoSuchFileError extends PlatformError {
  readonly code = 'NOT_FOUND';
  override readonly status = 404;
  override readonly remedy = 'Reload the page: it may be older than the platform.';

  constructor() {
    super('There is no such file.');
  }
}

/** The page as a deployment serves it: the files of the build, and settings that say where people sign in. */
export class DeployedPage {
  constructor(private readonly props: DeployedPageProps) {}

  /**
   * @param path  of the request, without the stage
   * @param base  the path under which the browser knows the page, which ends in `/`
   */
  async respond(path: string, base: string): Promise<PageResponse> {
    try {
      if (path === '/config.json') return await this.config();
      const file = this.props.files.get(path);
      if (!file) throw new NoSuchFileError();
      return path === '/' ? await this.page(file, base) : { statusCode: 200, headers: { ...file.headers, ...HSTS }, body: file.body.toString('utf8') };
    } catch (thrown) {
      const error = asPlatformError(thrown);
      if (error.status >= 500) this.props.log({ event: 'request_failed', error: errorFields(error) });
      const headers = { ...JSON_HEADERS, 'content-type': 'application/problem+json; charset=utf-8' };
      return { statusCode: error.status, headers, body: JSON.stringify(problemOf(error)) };
    }
  }

  private async config(): Promise<PageResponse> {
    const { version, environment } = this.props;
    const config: DeployedPageConfig = { mode: 'deployed', version, environment, login: await this.props.login() };
    return { statusCode: 200, headers: { ...JSON_HEADERS, 'content-type': 'application/json; charset=utf-8' }, body: JSON.stringify(config) };
  }

  /** The build names its files relative to the page. An address without a slash at its end would lead these astray. */
  private async page(file: PageFile, base: string): Promise<PageResponse> {
    const headers = { ...file.headers, ...HSTS, ...securityHeaders(await this.partners()) };
    return { statusCode: 200, headers, body: file.body.toString('utf8').replaceAll('"assets/', `"${base}assets/`) };
  }

  /** A login that cannot be found keeps nobody from seeing the page, which will say so. */
  private async partners(): Promise<string[]> {
    const login = await this.props.login().catch(() => undefined);
    const addresses = [login?.tokenUrl, login?.revokeUrl].filter(address => address !== undefined);
    return [...new Set(addresses.map(address => new URL(address).origin))];
  }
}
