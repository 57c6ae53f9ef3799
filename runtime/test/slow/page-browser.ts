import { access, constants, readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import { chromium, type Browser, type BrowserContextOptions, type Page } from 'playwright-core';

/** Chromium as it is installed here, without anything that would talk to somebody. */
export async function launchChromium(): Promise<Browser> {
  return chromium.launch({
    executablePath: await chromiumPath(),
    headless: true,
    args: [
      '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync',
    ],
  });
}

async function chromiumPath(): Promise<string> {
  const onPath = (process.env.PATH ?? '').split(path.delimiter).flatMap(folder => ['chromium', 'chromium-browser', 'google-chrome'].map(name => path.join(folder, name)));
  const candidates = process.env.CHROMIUM === undefined ? ['/usr/bin/chromium', ...onPath] : [process.env.CHROMIUM];
  for (const candidate of candidates) {
    if (await access(candidate, constants.X_OK).then(() => true, () => false)) return candidate;
  }
  throw new Error(`No Chromium at ${process.env.CHROMIUM ?? '/usr/bin/chromium or on PATH'}. Install one (Debian: apt-get install chromium), or name it: CHROMIUM=/path/to/chromium.`);
}

/** A page in a profile of its own, with all that it should never do. */
export interface WatchedPage {
  readonly page: Page;
  /** Errors in the console, uncaught errors, and requests to anybody but the platform. */
  readonly complaints: string[];
}

/** Opens the platform's page and watches it. */
export async function openPage(browser: Browser, origin: string, options: BrowserContextOptions = {}): Promise<WatchedPage> {
  const context = await browser.newContext({ viewport: { width: 1200, height: 860 }, colorScheme: 'light', ...options });
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on('console', message => { if (message.type() === 'error') complaints.push(`console: ${message.text()}`); });
  page.on('pageerror', error => complaints.push(`uncaught: ${error.message}`));
  page.on('request', request => {
    if (!request.url().startsWith(`${origin}/`) && !request.url().startsWith(`blob:${origin}/`)) complaints.push(`foreign request: ${request.url()}`);
  });
  await page.goto(origin);
  await page.getByRole('heading', { name: 'What would you like to know?' }).waitFor();
  return { page, complaints };
}

/** What axe finds against WCAG 2.2 AA, one line an element. */
export async function accessibilityViolations(page: Page): Promise<string[]> {
  const axe = await readFile(createRequire(__filename).resolve('axe-core/axe.min.js'), 'utf8');
  await page.evaluate(axe);
  const found = await page.evaluate(`
    axe.run({ runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'] })
      .then(({ violations }) => violations.flatMap(({ id, nodes }) => nodes.map(node => id + ': ' + node.target.join(' ') + ' ' + node.failureSummary)))
  `);
  return Array.isArray(found) ? found.map(String) : [`axe answered ${String(found)}`];
}
