import { setTimeout as wait } from 'node:timers/promises';
import type { Page } from 'playwright-core';

/** A screen of the window: its name for a file, its address, and the text by which it is known to be there. */
export interface WindowScreen {
  readonly name: string;
  readonly address: string;
  readonly heading: RegExp;
}

/** Every screen of the window, as a tour goes through them. */
export const windowScreens: readonly WindowScreen[] = [
  { name: 'welcome', address: '/welcome', heading: /SentinelOne|Welcome/ },
  { name: 'overview', address: '/overview', heading: /Overview/ },
  { name: 'assets', address: '/assets', heading: /Assets/ },
  { name: 'vulnerabilities-active', address: '/vulnerabilities/active', heading: /Active/ },
  { name: 'vulnerabilities-instances', address: '/vulnerabilities/active?view=instances', heading: /Active/ },
  { name: 'vulnerabilities-resolved', address: '/vulnerabilities/resolved', heading: /Resolved/ },
  { name: 'import-via-connector', address: '/import/new', heading: /Import via Connector/ },
  { name: 'import-history', address: '/import/history', heading: /Import History/ },
  { name: 'scan', address: '/import/history/1', heading: /Scan 1/ },
  { name: 'connectors', address: '/connectors', heading: /Connector Setup/ },
  { name: 'settings-mode', address: '/settings/mode', heading: /Settings/ },
  { name: 'settings-schedule', address: '/settings/schedule', heading: /Settings/ },
  { name: 'settings-notifications', address: '/settings/notifications', heading: /Settings/ },
  { name: 'settings-network', address: '/settings/network', heading: /Settings/ },
  { name: 'settings-appearance', address: '/settings/appearance', heading: /Settings/ },
  { name: 'settings-data', address: '/settings/data', heading: /Settings/ },
  { name: 'settings-updates', address: '/settings/updates', heading: /Settings/ },
  { name: 'settings-policy', address: '/settings/policy', heading: /Settings/ },
  { name: 'settings-about', address: '/settings/about', heading: /Settings/ },
  { name: 'help-diagnostics', address: '/help/diagnostics', heading: /Diagnostics/ },
  { name: 'help-service-user', address: '/help/service-user', heading: /Service user/ },
  { name: 'help-error-codes', address: '/help/errors?code=tls-failed', heading: /Error codes/ },
];

/** Goes to a screen by its address and waits until it stands, with nothing left that is only a skeleton. */
export async function openScreen(page: Page, { address, heading }: WindowScreen): Promise<void> {
  await goTo(page, address);
  await page.getByRole('heading', { level: 1, name: heading }).waitFor();
  const waiting = page.getByRole('status', { name: 'Loading' });
  while ((await waiting.count()) > 0) await wait(50);
}

/** Goes to an address inside the window, as a copied address does. */
export async function goTo(page: Page, address: string): Promise<void> {
  await page.evaluate(`location.hash = ${JSON.stringify(address)}`);
}
