import type { Page } from 'playwright-core';

/** More stops than any screen has. */
const maxStops = 250;

/** Presses Tab until the thing of that role and name has the focus; throws when the way round does not lead to it. */
export async function tabTo(
  page: Page,
  role: 'button' | 'textbox' | 'radio' | 'link',
  name: string,
): Promise<void> {
  const wanted = page.getByRole(role, { name, exact: true }).or(page.getByLabel(name, { exact: true }));
  await wanted.first().waitFor();
  const focused = wanted.and(page.locator(':focus'));
  for (let stop = 0; stop < maxStops; stop += 1) {
    if ((await focused.count()) > 0) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`The ${role} "${name}" cannot be reached with the Tab key.`);
}

/** Goes to a button with the Tab key and presses it. */
export async function press(page: Page, name: string): Promise<void> {
  await tabTo(page, 'button', name);
  await page.keyboard.press('Enter');
}

/** Goes to a field with the Tab key and types. */
export async function type(page: Page, label: string, text: string): Promise<void> {
  await tabTo(page, 'textbox', label);
  await page.keyboard.type(text);
}
