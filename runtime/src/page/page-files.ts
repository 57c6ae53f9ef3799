import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { securityHeaders } from './security-headers';

/** A file of the page, ready to send. */
export interface PageFile {
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
}

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.json': 'application/json',
  '.woff2': 'font/woff2',
};

/** Every file of the built page by its path: a request chooses among these names and never reaches the disk. */
export async function loadPage(directory: string): Promise<ReadonlyMap<string, PageFile>> {
  const names = await readdir(directory);
  const files = await Promise.all(names.filter(name => path.extname(name) in TYPES).map(async (name): Promise<[string, PageFile]> => {
    const body = await readFile(path.join(directory, name));
    // The names of assets carry a hash of their content, that of the page does not.
    return name === 'index.html'
      ? ['/', { headers: headersOf(name, 'no-cache'), body }]
      : [`/assets/${name}`, { headers: headersOf(name, 'public, max-age=31536000, immutable'), body }];
  }));
  return new Map(files);
}

function headersOf(name: string, caching: string): Record<string, string> {
  return { ...securityHeaders(), 'content-type': TYPES[path.extname(name)]!, 'cache-control': caching };
}
