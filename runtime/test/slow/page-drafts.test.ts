import type { Browser, Locator, Page } from 'playwright-core';
import { accessibilityViolations, launchChromium, openPage, type WatchedPage } from './page-browser';
import { startPlatform, type RunningPlatform } from './page-platform';
import { ask, finished, newestTurn, speakAs } from './page-steps';

/** Managers approve, buyers only draft. */
const CONFIGURATION = 'environment: laptop\ndata:\n  as_of: 2026-11-24\npermissions:\n  approve: [warehouse_manager]\n';
const NOTHING_LEAVES = 'Nothing is ordered, moved or sent: people do that, outside the platform.';
const AT = String.raw`\d{1,2} \w{3}( \d{4})?, \d\d:\d\d UTC`;

let platform: RunningPlatform;
let browser: Browser;
let watched: WatchedPage;
let page: Page;

beforeAll(async () => {
  browser = await launchChromium();
  platform = await startPlatform(CONFIGURATION);
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

test('a draft waits below the answer that made it and in the list of the header, for who may not decide too; once it is decided it waits no more', async () => {
  await speakAs(page, 'Finn');
  expect(await draftsButton().count()).toBe(0);
  await ask(page, 'Draft a purchase order of P0037 for WH01');
  await finished(newestTurn(page));
  const card = cardBelow(newestTurn(page));
  expect(await card.innerText()).toMatch(/^Order [\d,]+ pieces of P0037 Angular bearing 6204 for WH01\s+waits for approval by a warehouse manager$/);
  expect(await card.getByRole('button').count()).toBe(0);

  expect(await draftsButton().innerText()).toBe('Drafts (1)');
  await draftsButton().click();
  expect(await listed().allInnerTexts()).toEqual([expect.stringMatching(new RegExp([
    String.raw`^Order ([\d,]+) pieces of P0037 Angular bearing 6204 for WH01`, 'waits for approval by a warehouse manager',
    String.raw`What\s+P0037 Angular bearing 6204: \1 piece`, String.raw`Warehouse\s+WH01`,
    String.raw`Supplier\s+S\d+ [\w ]+: [\d,.]+ [A-Z]{3} in all, [\d.]+ [A-Z]{3} per piece`, String.raw`Reason\s+The stock position of [^]+`,
    String.raw`Drafted by\s+you, ${AT}`, String.raw`Draft\s+D-20261124-\w{10}, with data up to 24 Nov`,
  ].join(String.raw`\s+`)))]);
  expect(await accessibilityViolations(page)).toEqual([]);
  await page.keyboard.press('Escape');
  expect(await focused()).toBe('Drafts (1)');

  // A manager has no answer before the eyes, and sees no price: the list alone says what there is to decide.
  await speakAs(page, 'Ann');
  await draftsButton().click();
  expect(await listed().first().innerText()).toMatch(new RegExp(String.raw`waits for your decision[^]+Drafted by\s+Finn \(procurement specialist\), ${AT}`));
  expect(await listed().first().innerText()).not.toContain('Supplier');
  await listed().first().getByRole('button', { name: 'Approve' }).click();
  await dialog().getByRole('button', { name: 'Approve this draft' }).click();
  await dialog().getByText(new RegExp(`^approved by you, ${AT}$`)).waitFor();
  expect(await listed().first().getByRole('status').innerText()).toBe(`The draft is approved. ${NOTHING_LEAVES}`);
  await dialog().getByRole('button', { name: 'Close' }).click();
  await page.locator('#question:focus').waitFor();
  expect(await draftsButton().count()).toBe(0);

  await speakAs(page, 'Finn');
  await page.locator('.conversations li button').first().click();
  await finished(newestTurn(page));
  expect(await cardBelow(newestTurn(page)).innerText()).toMatch(new RegExp(String.raw`approved by Ann \(warehouse manager\), ${AT}$`));
});

test('by the keyboard alone a draft is approved below its answer, which says first that nothing leaves the platform', async () => {
  await speakAs(page, 'Ben');
  await ask(page, 'Draft a transfer of 5 of P0037 from WH02 to WH01');
  await finished(newestTurn(page));
  const card = cardBelow(newestTurn(page));
  await card.getByRole('button', { name: 'Approve' }).focus();
  await page.keyboard.press('Enter');
  expect(await card.innerText()).toContain(`An approval is final, and changes the state of the draft only. ${NOTHING_LEAVES}`);
  expect(await focused('tagName')).toBe('TEXTAREA');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  expect(await focused()).toBe('Approve');
  expect(await card.innerText()).toContain('waits for your decision');

  await page.keyboard.press('Enter');
  await page.keyboard.type('They wait for it');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await card.getByText(new RegExp(`^approved by you, ${AT}: “They wait for it”$`)).waitFor();
  expect(await focused()).toMatch(/^approved by you/);
  expect(await card.getByRole('status').innerText()).toBe(`The draft is approved. ${NOTHING_LEAVES}`);
  expect([await card.getByRole('button').count(), await draftsButton().count()]).toEqual([0, 0]);
});

test('a rejection asks for its reason, and is seen in the list and below the answer', async () => {
  await speakAs(page, 'Ben');
  await ask(page, 'Draft a purchase order of 100 of P0038 for WH01');
  await finished(newestTurn(page));
  await draftsButton().click();
  await dialog().getByRole('button', { name: 'Reject' }).click();
  await page.keyboard.type(' ');
  await dialog().getByRole('button', { name: 'Reject this draft' }).click();
  await dialog().getByText('A rejection needs a reason.').waitFor();
  expect(await focused('tagName')).toBe('TEXTAREA');
  expect(await accessibilityViolations(page)).toEqual([]);
  await page.keyboard.type('There is a pallet of it');
  await dialog().getByRole('button', { name: 'Reject this draft' }).click();
  const rejected = new RegExp(`^rejected by you, ${AT}: “There is a pallet of it”$`);
  await dialog().getByText(rejected).waitFor();
  await page.keyboard.press('Escape');
  await cardBelow(newestTurn(page)).getByText(rejected).waitFor();
});

test('what somebody else has drafted is there when the page is looked at again', async () => {
  await speakAs(page, 'Ben');
  expect(await draftsButton().count()).toBe(0);
  const other = await openPage(browser, platform.origin);
  await speakAs(other.page, 'Finn');
  await ask(other.page, 'Draft a purchase order of 100 of P0042 for WH01');
  await finished(newestTurn(other.page));
  await other.page.context().close();
  await page.evaluate('document.dispatchEvent(new Event("visibilitychange"))');
  await page.getByRole('button', { name: 'Drafts (1)' }).click();
  await approve(listed().filter({ hasText: 'P0042' }));
  await dialog().getByText(/^approved by you/).waitFor();
});

test('who decides too late is told so, and sees how it was decided', async () => {
  await speakAs(page, 'Ben');
  await ask(page, 'Draft a purchase order of 100 of P0039 for WH01');
  await finished(newestTurn(page));
  const other = await openPage(browser, platform.origin);
  await speakAs(other.page, 'Ann');
  await other.page.getByRole('button', { name: 'Drafts (1)' }).click();
  await other.page.getByRole('dialog').getByRole('button', { name: 'Reject' }).click();
  await other.page.keyboard.type('Too many');
  await other.page.getByRole('button', { name: 'Reject this draft' }).click();
  await other.page.getByText('rejected by you').waitFor();
  await other.page.context().close();

  const card = cardBelow(newestTurn(page));
  await approve(card);
  await card.getByText('Somebody has decided this draft meanwhile, so your decision was not kept.').waitFor();
  expect(await card.innerText()).toMatch(new RegExp(String.raw`rejected by Ann \(warehouse manager\), ${AT}: “Too many”`));
  expect(await draftsButton().count()).toBe(0);
  expect(watched.complaints.splice(0)).toEqual([expect.stringContaining('409')]);
});

test.each([
  ['DRAFT_NOT_FOUND', 404, [], 'Your decision was not kept: this draft is gone, or outside of your scope.', 'is gone, or outside of your scope now'],
  ['NOT_APPROVER', 403, undefined, 'You may not. Ask for it.', 'waits for your decision'],
])('what stands in the way of a decision is said in a sentence, and the list is read again: %s', async (code, status, drafts, said, state) => {
  await speakAs(page, 'Ben');
  await ask(page, 'Draft a purchase order of 100 of P0041 for WH01');
  await finished(newestTurn(page));
  const card = cardBelow(newestTurn(page));
  await card.getByRole('button', { name: 'Approve' }).waitFor();
  const problem = { type: 'x', title: 'x', status, code, detail: 'You may not.', remedy: 'Ask for it.', retryable: false };
  await page.route('**/v1/drafts/*/approve', route => route.fulfill({ status, json: problem }));
  let readings = 0;
  await page.route('**/v1/drafts', route => {
    readings++;
    return drafts ? route.fulfill({ json: { drafts } }) : route.continue();
  });
  await approve(card);
  await card.getByText(said).waitFor();
  expect(readings).toBe(1);
  expect(await card.locator('.draft-state').innerText()).toBe(state);
  expect(watched.complaints.splice(0)).toEqual([expect.stringContaining(String(status))]);
});

test.each(['light', 'dark'] as const)('answers and list with drafts fit a narrow page, without an accessibility violation, %s', async colorScheme => {
  await page.emulateMedia({ colorScheme });
  await page.setViewportSize({ width: 360, height: 740 });
  await speakAs(page, 'Ben');
  await ask(page, 'Draft a purchase order of 100 of P0041 for WH01');
  await finished(newestTurn(page));
  await cardBelow(newestTurn(page)).getByRole('button', { name: 'Approve' }).click();
  expect(await accessibilityViolations(page)).toEqual([]);
  const [heading, conversations] = await Promise.all([page.getByRole('heading', { level: 1 }), page.getByRole('button', { name: 'Conversations' })].map(each => each.boundingBox()));
  expect((heading?.x ?? 0) + (heading?.width ?? 360)).toBeLessThanOrEqual(conversations?.x ?? 0);
  await draftsButton().click();
  await dialog().getByRole('button', { name: 'Reject' }).first().click();
  expect(await accessibilityViolations(page)).toEqual([]);
  const widths = '[document.documentElement, document.querySelector("dialog")].map(element => element.scrollWidth - element.clientWidth)';
  expect(await page.evaluate(widths)).toEqual([0, 0]);
});

function draftsButton(): Locator {
  return page.getByRole('button', { name: /^Drafts \(\d+\)$/ });
}

function dialog(): Locator {
  return page.getByRole('dialog', { name: 'Drafts that wait for a decision' });
}

/** The drafts of the list. */
function listed(): Locator {
  return dialog().locator('section.draft');
}

function cardBelow(turn: Locator): Locator {
  return turn.locator('section.draft');
}

async function approve(card: Locator): Promise<void> {
  await card.getByRole('button', { name: 'Approve' }).click();
  await card.getByRole('button', { name: 'Approve this draft' }).click();
}

/** What the focus is on: its text, or another property of it. */
async function focused(what: 'textContent' | 'id' | 'tagName' = 'textContent'): Promise<string> {
  return String(await page.evaluate(`document.activeElement.${what}`));
}
