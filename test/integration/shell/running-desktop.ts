import { expect, onTestFinished } from 'vitest';
import type { z } from 'zod';
import { applicationStatus } from '../../../preload/contract/topics/status.ts';
import { callReply } from '../../../preload/contract/wire.ts';
import { temporaryFolder } from '../../builders/temporary-folder.ts';
import type { ApplicationDriver, LaunchOptions } from '../../electron/driver/application-driver.ts';
import { launchApplication } from '../../electron/driver.ts';
import { tenantToken } from '../../tenant/started-tenant.ts';

export interface DesktopOptions extends Partial<LaunchOptions> {
  /** Whether the desktop has a tray; yes unless told. */
  readonly tray?: boolean;
}

/** The application on a desktop of its own, with a session bus that nobody answers on: no keychain, no panel. */
export class RunningDesktop {
  readonly app: ApplicationDriver;
  readonly dataDir: string;
  #calls = 0;

  private constructor(app: ApplicationDriver, dataDir: string) {
    this.app = app;
    this.dataDir = dataDir;
  }

  /** Starts it for the length of the running test. */
  static async start({
    tray = true,
    dataDir,
    env,
    ...options
  }: DesktopOptions = {}): Promise<RunningDesktop> {
    const folder = dataDir ?? temporaryFolder();
    const app = await launchApplication({
      ...options,
      dataDir: folder,
      env: {
        DBUS_SESSION_BUS_ADDRESS: 'unix:path=/nonexistent/bus',
        XDG_CURRENT_DESKTOP: tray ? 'KDE' : 'GNOME',
        SENTINELONE_CONNECTOR_DATA_DIR: undefined,
        ...env,
      },
    });
    onTestFinished(() => app.close());
    return new RunningDesktop(app, folder);
  }

  /** Calls main as the page would; gives the reply's value, and throws a fault's code. */
  async call(name: string, args: unknown = null): Promise<unknown> {
    const page = await this.app.page();
    this.#calls += 1;
    const sent = JSON.stringify([`fe57${this.#calls}`, name, args]);
    const reply = callReply.parse(await page.evaluate(`bridge.call(...${sent})`));
    if (!reply.ok) throw new Error(`${name}: ${reply.error.code}: ${reply.error.message}`);
    return reply.value;
  }

  async status(): Promise<z.infer<typeof applicationStatus>> {
    const told = (await this.call('application.topic', { topic: 'status' })) as { value: unknown };
    return applicationStatus.parse(told.value);
  }

  /** The address within the window: `/assets`. */
  async address(): Promise<string> {
    return String(await (await this.app.page()).evaluate('location.hash.slice(1)'));
  }

  /** Whether the window can be seen; null while there is none. */
  async shown(): Promise<boolean | null> {
    const [window] = await this.app.windows();
    return window === undefined ? null : window.visible && !window.minimized;
  }

  /** Sets up a connector to a console, with its token kept for this session. */
  async addConnector(url: string): Promise<void> {
    await this.call('application.keepTokensForSession', { session: true });
    const { draftId } = (await this.call('connectors.openDraft', { connectorId: null })) as {
      draftId: string;
    };
    await this.call('connectors.giveToken', { draftId, token: tenantToken });
    const form = { draftId, name: 'Production', description: '', url, unverified: true };
    await this.call('connectors.saveDraft', form);
  }

  /** The labels of the tray's menu. */
  async trayLabels(): Promise<readonly string[]> {
    return ((await this.app.tray())?.items ?? []).map(({ label }) => label).filter((label) => label !== '');
  }

  /** Waits until the window is seen, or is not. */
  async untilShown(shown: boolean | null): Promise<void> {
    await expect.poll(() => this.shown()).toBe(shown);
  }
}
