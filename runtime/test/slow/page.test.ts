import { mkdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { accessibilityViolations, launchChromium, openPage, type WatchedPage } from './page-browser';
import { startPlatform, type RunningPlatform } from './page-platform';
import { ask, finished, newestTurn, speakAs } from './page-steps';

const QUESTION = 'Which products in WH01 will run out in the next two weeks?';
const UNBOUNDED = 'Which products will run out in the next two weeks?';
/** CSS pixels; the picture has two for one. */
const PICTURE_SIZE = { width: 1020, height: 1200 };
const PICTURE = path.resolve(__dirname, '../../../docs/images/answer.png');

let platform: RunningPlatform;
let browser: Browser;
let watched: WatchedPage;
let page: Page;

beforeAll(async () => {
  browser = await launchChromium();
  platform = await startPlatform();
});

afterAll(async () => {
  await browser?.close();
  await platform?.stop();
});

beforeEach(async () => {
  watched = await openPage(browser, platform.origin);
  page = watched.page;
});

afterEach(async () => {
  const { complaints } = watched;
  await page.context().close();
  expect(complaints).toEqual([]);
});

test('an answer streams in behind its steps, and its evidence holds rows, SQL, method and scope', async () => {
  await speakAs(page, 'Ann');
  await recordChanges();
  await ask(page, QUESTION);
  const turn = newestTurn(page);
  await finished(turn);

  // The words came one after another; whoever listens heard only the beginning and the result.
  expect((await recorded('texts')).length).toBeGreaterThan(1);
  const announcements = await recorded('announcements');
  expect(announcements[0]).toBe('Working on the answer.');
  expect(announcements).toHaveLength(2);

  await turn.locator('.steps summary').click();
  expect(await turn.locator('.step').count()).toBeGreaterThan(0);
  expect(await turn.locator('.step').allInnerTexts()).toContainEqual(expect.stringMatching(/done in/));
  expect(await turn.locator('.evidence-line').innerText()).toMatch(/^verified · [\d,]+ rows? read · as of \d{1,2} \w{3} · scope WH01 · [\d.]+ m?s$/);

  await turn.getByRole('button', { name: 'Evidence' }).click();
  const evidence = turn.getByRole('region', { name: 'Evidence' });
  expect(await evidence.getByRole('row').count()).toBeGreaterThan(1);
  await evidence.getByRole('tab', { name: 'SQL' }).click();
  expect(await evidence.getByRole('tabpanel').innerText()).toMatch(/SELECT[\s\S]+inventory_position/i);
  await evidence.getByRole('tab', { name: 'Method' }).click();
  expect(await evidence.getByRole('tabpanel').innerText()).toMatch(/stock/i);
  await evidence.getByRole('tab', { name: 'Access' }).click();
  expect(await evidence.getByRole('tabpanel').innerText()).toMatch(/Ann, warehouse manager[\s\S]+WH01[\s\S]+inventory_position[\s\S]+\d{1,2} \w{3} 20\d\d/);
});

test('what money buys is drawn as a curve, with what each axis measures, above the table of items', async () => {
  await speakAs(page, 'Ann');
  await ask(page, 'What are the optimal stock levels in WH01?');
  await finished(newestTurn(page));
  const figure = newestTurn(page).locator('figure.curve');

  expect(await figure.locator('figcaption').innerText()).toMatch(/^Fill rate rises from [\d.]+ % to [\d.]+ % while mean value of stock grows from [\d,.]+ company currency to /);
  expect(await figure.locator('svg path.line').getAttribute('d')).toMatch(/^M0 140(L[\d.]+ [\d.]+)+$/);
  expect(await figure.locator('.series-scale').allInnerTexts()).toEqual([
    expect.stringMatching(/^Fill rate: [\d.]+ % at the top, [\d.]+ % at the bottom$/), expect.stringMatching(/company currency\s+Mean value of stock\s+[\d,.]+ company currency$/),
  ]);
  expect(await newestTurn(page).locator('table').first().innerText()).toMatch(/^Product\tName/);
  expect(await accessibilityViolations(page)).toEqual([]);
});

test('the same question gives a user with a narrow scope other rows, and the answer names the scope', async () => {
  await speakAs(page, 'Ben');
  await ask(page, UNBOUNDED);
  await finished(newestTurn(page));
  const everywhere = await csvRows();
  expect(await newestTurn(page).locator('.evidence-line').innerText()).toContain('scope all warehouses');

  await speakAs(page, 'Ann');
  await ask(page, UNBOUNDED);
  await finished(newestTurn(page));
  const inScope = await csvRows();
  expect(await newestTurn(page).locator('.evidence-line').innerText()).toContain('scope WH01');
  expect(inScope.length).toBeLessThan(everywhere.length);
  expect(inScope.filter(row => /\bWH0[2-9]\b/.test(row))).toEqual([]);
});

test('the CSV has every row of the result, with units in its heads', async () => {
  await speakAs(page, 'Ben');
  await ask(page, UNBOUNDED);
  await finished(newestTurn(page));
  const [head, ...rows] = await csvRows();
  const caption = await newestTurn(page).locator('figcaption').first().innerText();
  const total = Number(/(\d+) rows?|of (\d+)/.exec(caption)?.slice(1).find(Boolean));
  expect(rows).toHaveLength(total);
  expect(head).toMatch(/\(.+\)/);
});

test('routes are drawn on a map with its table beside it, on a wide page and a narrow one, without an accessibility violation', async () => {
  await speakAs(page, 'Dan');
  await ask(page, 'Plan the delivery routes from WH05');
  await finished(newestTurn(page));
  const map = newestTurn(page).locator('.route-map');
  const drawing = map.getByRole('img');

  expect(await map.locator('figcaption').first().innerText()).toMatch(/^\d+ routes? to \d+ stops; the farthest stop is on route \d+, about \d+ km [a-z-]+ of its warehouse\. Places are rounded\.$/);
  expect(await drawing.getAttribute('aria-label')).toBe(await map.locator('figcaption').first().innerText());
  const routes = await drawing.locator('path.way').count();
  expect(routes).toBeGreaterThan(0);
  expect(await drawing.locator('circle.stop').count()).toBeGreaterThan(routes);
  expect(await map.locator('.route-names li').count()).toBe(routes + 1);
  // The summary's routes stand below the map, and the stops in its table.
  expect(await newestTurn(page).locator('.result').last().innerText()).toContain('Routes');
  await map.locator('summary').click();
  expect(await map.getByRole('columnheader').allInnerTexts()).toEqual(expect.arrayContaining([expect.stringMatching(/^Latitude/), expect.stringMatching(/^Orders/)]));
  expect(await accessibilityViolations(page)).toEqual([]);

  await page.setViewportSize({ width: 360, height: 740 });
  expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(360);
  expect(await accessibilityViolations(page)).toEqual([]);
});

test('Esc stops the answer, and the question box is ready for the next question', async () => {
  await speakAs(page, 'Ben');
  await ask(page, UNBOUNDED);
  await page.getByRole('button', { name: 'Stop' }).waitFor();
  await page.keyboard.press('Escape');
  await finished(newestTurn(page));
  expect(await newestTurn(page).locator('.note').allInnerTexts()).toContain('Stopped before it was finished.');
  expect(await page.evaluate('document.activeElement.id')).toBe('question');

  await ask(page, QUESTION);
  await finished(newestTurn(page));
  expect(await newestTurn(page).locator('.result').count()).toBe(1);
});

test('a reload finds the conversation, in the middle of an answer and after it, with one turn a question', async () => {
  await speakAs(page, 'Ann');
  let questions = 0;
  page.on('request', request => { if (request.method() === 'POST' && request.url().endsWith('/messages')) questions++; });
  await ask(page, QUESTION);
  await page.waitForURL(/#\/ann\/.+/);
  await page.reload();
  await finished(newestTurn(page));
  const answer = await newestTurn(page).locator('.answer-text').innerText();
  expect(answer).not.toBe('');
  expect(questions).toBe(1);

  await page.reload();
  await finished(newestTurn(page));
  expect(await page.locator('.turn').count()).toBe(1);
  expect(await newestTurn(page).locator('.answer-text').innerText()).toBe(answer);
  expect(await page.locator('.conversations [aria-current]').count()).toBe(1);

  await page.getByRole('button', { name: 'New conversation' }).click();
  await page.locator('.conversations li button').first().click();
  await finished(newestTurn(page));
  expect(await newestTurn(page).locator('.answer-text').innerText()).toBe(answer);
});

test('a question, its figures and its evidence are reached by the keyboard alone', async () => {
  await speakAs(page, 'Ann');
  await page.getByLabel('Speak as').focus();
  await page.getByLabel('Your question').focus();
  await page.keyboard.type('first line');
  await page.keyboard.press('Shift+Enter');
  expect(await page.getByLabel('Your question').inputValue()).toBe('first line\n');
  await page.keyboard.press('Control+a');
  await page.keyboard.type('What is the total on hand by warehouse?'); // its figure is that of a cell
  await page.keyboard.press('Enter');
  await finished(newestTurn(page));

  const figure = newestTurn(page).locator('button.figure').first();
  await figure.focus();
  await page.keyboard.press('Enter');
  await newestTurn(page).locator('td.meant:focus').first().waitFor();
  await newestTurn(page).getByRole('button', { name: 'Evidence' }).focus();
  await page.keyboard.press('Enter');
  await newestTurn(page).getByRole('tab', { name: 'Rows' }).focus();
  await page.keyboard.press('ArrowRight');
  expect(await page.evaluate('document.activeElement.textContent')).toBe('SQL');
  await page.keyboard.press('End');
  expect(await page.evaluate('document.activeElement.textContent')).toBe('Access');
});

test.each(['light', 'dark'] as const)('axe finds nothing against WCAG 2.2 AA, %s', async colorScheme => {
  await page.emulateMedia({ colorScheme });
  expect(await accessibilityViolations(page)).toEqual([]);
  await speakAs(page, 'Ann');
  await ask(page, QUESTION);
  await finished(newestTurn(page));
  await newestTurn(page).getByRole('button', { name: 'Evidence' }).click();
  for (const tab of ['Rows', 'SQL', 'Method', 'Definition', 'Access']) {
    await newestTurn(page).getByRole('tab', { name: tab }).click();
    expect(await accessibilityViolations(page)).toEqual([]);
  }
  await page.setViewportSize({ width: 360, height: 740 });
  expect(await accessibilityViolations(page)).toEqual([]);
  expect(await page.evaluate('[document.documentElement, document.querySelector(".turns")].map(element => element.scrollWidth)')).toEqual([360, 360]);
});

test('the picture of the README is an answer with its evidence open', async () => {
  await page.context().close();
  watched = await openPage(browser, platform.origin, { viewport: { width: PICTURE_SIZE.width, height: 2000 }, deviceScaleFactor: 2 });
  page = watched.page;
  await speakAs(page, 'Ann');
  await ask(page, QUESTION);
  await finished(newestTurn(page));
  await newestTurn(page).getByRole('button', { name: 'Evidence' }).click();
  await newestTurn(page).getByRole('tab', { name: 'SQL' }).click();
  // Nothing of the mouse or the keyboard in the picture.
  await page.mouse.move(0, 0);
  await page.evaluate('document.activeElement.blur()');
  const box = await newestTurn(page).getByRole('region', { name: 'Evidence' }).boundingBox();
  await mkdir(path.dirname(PICTURE), { recursive: true });
  const height = Math.min(Math.round((box?.y ?? 0) + (box?.height ?? 0) + 10), PICTURE_SIZE.height);
  await page.screenshot({ path: PICTURE, clip: { x: 0, y: 0, width: PICTURE_SIZE.width, height } });
  expect((await readFile(PICTURE)).length).toBeGreaterThan(20_000);
});

/** The lines of the CSV that the newest answer offers. */
async function csvRows(): Promise<string[]> {
  const [download] = await Promise.all([page.waitForEvent('download'), newestTurn(page).getByRole('button', { name: 'CSV' }).click()]);
  return (await readFile(await download.path(), 'utf8')).split('\r\n').slice(0, -1);
}

/** From now on keeps each state of the answer's text and of the live region. */
async function recordChanges(): Promise<void> {
  await page.evaluate(`
    window.recorded = { texts: [], announcements: [] };
    const keep = (list, selector) => {
      const text = document.querySelector(selector)?.textContent;
      if (text && list.at(-1) !== text) list.push(text);
    };
    new MutationObserver(() => {
      keep(window.recorded.texts, '.turn.newest .answer-text');
      keep(window.recorded.announcements, '.page > [role=status]');
    }).observe(document.body, { subtree: true, childList: true, characterData: true });
  `);
}

async function recorded(what: 'texts' | 'announcements'): Promise<string[]> {
  const kept = await page.evaluate(`window.recorded.${what}`);
  return Array.isArray(kept) ? kept.map(String) : [];
}
