import type { Page } from 'playwright-core';
import { goTo } from './window-screens.ts';

/** What a person enters in part 3 of the form of an ingest rule. */
export type EnteredSchedule =
  | { readonly kind: 'At intervals'; readonly minutes: number }
  | { readonly kind: 'Daily'; readonly at: string }
  | { readonly kind: 'Weekly'; readonly day: string; readonly at: string }
  | { readonly kind: 'By cron expression'; readonly expression: string };

/** Makes an ingest rule for All Endpoints of the only connector, and leaves its first scan to the schedule. */
export async function makeRule(page: Page, schedule: EnteredSchedule): Promise<void> {
  await goTo(page, '/import/new');
  await enter(page, schedule);
  await page.getByRole('button', { name: 'Save & Finish' }).click();
  await page.getByRole('button', { name: 'Later' }).click();
  await page.getByRole('button', { name: 'New ingest rule' }).waitFor();
}

async function enter(page: Page, schedule: EnteredSchedule): Promise<void> {
  await page.getByRole('radio', { name: schedule.kind }).check();
  switch (schedule.kind) {
    case 'At intervals':
      await page.getByText('minutes', { exact: true }).click();
      await page.getByLabel('Every', { exact: true }).fill(String(schedule.minutes));
      break;
    case 'Daily':
      await page.getByLabel('At', { exact: true }).fill(schedule.at);
      break;
    case 'Weekly':
      await page.getByText('Mon', { exact: true }).click();
      await page.getByText(schedule.day, { exact: true }).click();
      await page.getByLabel('At', { exact: true }).fill(schedule.at);
      break;
    case 'By cron expression':
      await page.getByRole('textbox', { name: 'Cron expression' }).fill(schedule.expression);
      break;
  }
  await page.getByRole('list', { name: 'Next runs' }).waitFor();
}
