import type { Server } from 'node:http';

import { errorCode, PortTakenError } from './errors';

/** How long open requests may take to end when a server closes, milliseconds. */
const CLOSING_MS = 2_000;
const PORTS_TRIED = 20;

/** Listens on 127.0.0.1 and nowhere else; port 0 takes any free one. */
export function listenOnLoopback(server: Server, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen({ host: '127.0.0.1', port, exclusive: true }, () => {
      server.off('error', reject);
      const address = server.address();
      if (address === null || typeof address === 'string') reject(new Error('The server has no port.'));
      else resolve(address.port);
    });
  });
}

/**
 * Listens on the wanted port. Taken by another program: the next free one, unless the port was asked for by name.
 *
 * @throws PortTakenError where `insist` is set and the port is taken
 */
export async function listenOnPort(server: Server, port: number, insist: boolean): Promise<number> {
  const candidates = insist || port === 0 ? [port] : [...nextPorts(port), 0];
  for (const candidate of candidates) {
    try {
      return await listenOnLoopback(server, candidate);
    } catch (cause) {
      const code = errorCode(cause);
      if (code !== 'EADDRINUSE' && code !== 'EACCES') throw cause;
      if (insist) throw new PortTakenError(port, { cause });
    }
  }
  throw new PortTakenError(port);
}

/** Stops listening, ends idle sockets at once and, after a moment, those with open requests. */
export function closeServer(server: Server): Promise<void> {
  return new Promise((resolve, reject) => {
    const force = setTimeout(() => server.closeAllConnections(), CLOSING_MS);
    server.close(error => {
      clearTimeout(force);
      if (error && errorCode(error) !== 'ERR_SERVER_NOT_RUNNING') reject(error);
      else resolve();
    });
    server.closeIdleConnections();
  });
}

function nextPorts(port: number): number[] {
  return Array.from({ length: PORTS_TRIED }, (_, step) => port + step).filter(each => each <= 65_535);
}
