import type { Locator, Page } from 'playwright-core';

/** Speaks as the sample user of this name. */
export async function speakAs(page: Page, name: string): Promise<void> {
  const choice = page.getByLabel('Speak as');
  const value = await choice.getByRole('option', { name: new RegExp(`^${name} ·`) }).getAttribute('value');
  await choice.selectOption(value);
  await page.getByText(`You speak as ${name},`).waitFor();
}

/** Sends a question by the keyboard. */
export async function ask(page: Page, question: string): Promise<void> {
  await page.getByLabel('Your question').fill(question);
  await page.keyboard.press('Enter');
}

/** The turn at the end of the conversation. */
export function newestTurn(page: Page): Locator {
  return page.locator('.turn.newest');
}

/** Waits until a turn has ended. */
export async function finished(turn: Locator): Promise<void> {
  await turn.and(turn.page().locator('[aria-busy=false]')).waitFor({ timeout: 60_000 });
}
