import type { Browser, BrowserContext, Page } from 'playwright-core';
import { says, ScriptedModel } from '../orchestration/scripted-model';
import { startHostedLogin, type HostedLoginServer } from '../web/hosted-login-server';
import { startDeployedSite, type DeployedSite } from './deployed-site';
import { accessibilityViolations, launchChromium } from './page-browser';

const ANN = { 'sub': 'u-ann', 'name': 'Ann Example', 'cognito:groups': ['warehouse_manager'], 'custom:scope': 'warehouses=WH01' };

let browser: Browser;
let login: HostedLoginServer;
let site: DeployedSite;
let context: BrowserContext;
let page: Page;
let complaints: string[];

beforeAll(async () => {
  browser = await launchChromium();
  login = await startHostedLogin(ANN);
  site = await startDeployedSite(login, new ScriptedModel([says('There is enough ', 'of everything.')]));
});
afterAll(async () => {
  await browser?.close();
  await site?.close();
  await login?.close();
});
beforeEach(async () => {
  login.behaviour = { claims: ANN };
  login.requests.length = 0;
  complaints = [];
  context = await browser.newContext();
  page = await context.newPage();
  page.on('console', message => { if (message.type() === 'error') complaints.push(message.text()); });
  page.on('pageerror', error => complaints.push(error.message));
});
afterEach(() => context.close());

const heading = () => page.getByRole('heading', { name: 'What would you like to know?' });

async function signIn(address = site.page): Promise<void> {
  await page.goto(address);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await heading().waitFor();
}

test('somebody signs in, is told who he is, asks and is answered; the address keeps nothing of the sign-in', async () => {
  await signIn();
  expect(page.url()).toBe(site.page);
  expect(await page.locator('header').innerText()).toMatch(/dev · 0\.0\.0[^]*Ann Example · warehouse manager · WH01[^]*Sign out/);
  await page.getByRole('textbox').fill('Is there enough?');
  await page.keyboard.press('Enter');
  await page.getByText('There is enough of everything.').first().waitFor();
  expect(page.url()).toMatch(/\/live\/#\/u-ann\/[0-9A-Z]{26}$/);
  expect(await page.evaluate('document.cookie + JSON.stringify(localStorage)')).toBe('{}');
  expect(complaints).toEqual([]);
});

test('a reload asks for no second sign-in and finds the conversation', async () => {
  await signIn();
  await page.getByRole('textbox').fill('Is there enough?');
  await page.keyboard.press('Enter');
  await page.getByText('There is enough of everything.').first().waitFor();
  await page.reload();
  await page.getByText('There is enough of everything.').first().waitFor();
  expect(login.requests.filter(each => each === 'GET /oauth2/authorize')).toHaveLength(1);
});

test('without a slash at its end the address serves the same page', async () => {
  await signIn(site.page.replace(/\/$/, ''));
  expect(page.url()).toBe(site.page);
});

test('a link to a conversation survives the sign-in', async () => {
  await signIn();
  await page.getByRole('textbox').fill('Is there enough?');
  await page.keyboard.press('Enter');
  await page.getByText('There is enough of everything.').first().waitFor();
  const link = page.url();
  await page.evaluate('sessionStorage.clear()');
  await page.goto('about:blank');
  await page.goto(link);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.getByText('There is enough of everything.').first().waitFor();
  expect(page.url()).toBe(link);
});

test('signing out ends the session at the login too, and the page asks to sign in again', async () => {
  await signIn();
  await page.getByRole('button', { name: 'Sign out' }).click();
  await page.getByRole('button', { name: 'Sign in' }).waitFor();
  expect(page.url()).toBe(site.page);
  expect(login.requests).toEqual(expect.arrayContaining(['POST /oauth2/revoke', 'GET /logout']));
  await page.reload();
  await page.getByRole('button', { name: 'Sign in' }).waitFor();
});

test('a login that refuses is told with a remedy, in words of the page', async () => {
  login.behaviour = { claims: ANN, deny: 'access_denied' };
  await page.goto(site.page);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.getByText('The login refused the sign-in.').waitFor();
  expect(await page.locator('main').innerText()).toMatch(/Sign in again, or ask whoever manages users/);
  expect(await page.locator('main').innerText()).not.toContain('555');
  login.behaviour = { claims: ANN };
  await page.getByRole('button', { name: 'Sign in' }).click();
  await heading().waitFor();
});

test('an answer that this tab did not ask for lets nobody in', async () => {
  await page.goto(`${site.page}?code=stolen&state=guessed`);
  await page.getByText('This sign-in was not begun in this tab').waitFor();
  expect(page.url()).toBe(site.page);
  expect(login.requests).toEqual([]);
});

test('who is in no group is told so, and can sign out', async () => {
  login.behaviour = { claims: { sub: 'u-2', name: 'Bob' } };
  await page.goto(site.page);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.getByText('You are signed in, but have no persona').waitFor();
  await page.getByRole('button', { name: 'Sign out' }).waitFor();
});

test('the page is accessible before and after the sign-in', async () => {
  await page.goto(site.page);
  await page.getByRole('button', { name: 'Sign in' }).waitFor();
  expect(await accessibilityViolations(page)).toEqual([]);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await heading().waitFor();
  expect(await accessibilityViolations(page)).toEqual([]);
});

test('at 360 px nothing sticks out', async () => {
  await page.setViewportSize({ width: 360, height: 640 });
  await signIn();
  expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(360);
  const { x = 0, width = 999 } = await page.getByRole('button', { name: 'Sign out' }).boundingBox() ?? {};
  expect(x + width).toBeLessThanOrEqual(360);
});
