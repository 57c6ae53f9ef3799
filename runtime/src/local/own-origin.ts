import type { IncomingHttpHeaders } from 'node:http';

import { ForeignRequestError } from './errors';

/**
 * Refuses requests that a foreign page may have sent: a `Host` that is not this machine's loopback name (DNS rebinding), or an
 * `Origin` that is not the platform's own page.
 *
 * @throws ForeignRequestError
 */
export function refuseForeign(headers: IncomingHttpHeaders, port: number): void {
  const hosts = ownHosts(port);
  if (!headers.host || !hosts.includes(headers.host.toLowerCase())) {
    throw new ForeignRequestError(`The server answers as http://${hosts[0]} only.`);
  }
  if (headers.origin !== undefined && !isOwnOrigin(headers.origin, port)) {
    throw new ForeignRequestError('The server answers its own page only.');
  }
}

/** Whether a browser says that the platform's own page sent this request. */
export function isOwnPage(headers: IncomingHttpHeaders, port: number): boolean {
  return headers['sec-fetch-site'] === 'same-origin' && headers.origin !== undefined && isOwnOrigin(headers.origin, port);
}

function isOwnOrigin(origin: string, port: number): boolean {
  return ownHosts(port).some(host => origin === `http://${host}`);
}

function ownHosts(port: number): string[] {
  return [`127.0.0.1:${port}`, `localhost:${port}`, `[::1]:${port}`];
}
