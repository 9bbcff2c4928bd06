import { expect } from 'vitest';
import { RunningDesktop } from '../../integration/shell/running-desktop.ts';
import { smallWorld, startTenant } from '../../tenant/started-tenant.ts';

/** The application with a connector, at a time of its own, which passes only when a test says so. */
export class ScheduledDesktop {
  readonly desktop: RunningDesktop;

  private constructor(desktop: RunningDesktop) {
    this.desktop = desktop;
  }

  /** Starts it in Berlin at an instant (ISO 8601), for the length of the running test. */
  static async start(instant: string): Promise<ScheduledDesktop> {
    const { server } = await startTenant(smallWorld({ endpoints: 3, risksPerEndpoint: 2 }));
    const desktop = await RunningDesktop.start({ clock: Date.parse(instant), env: { TZ: 'Europe/Berlin' } });
    await desktop.addConnector(server.url);
    return new ScheduledDesktop(desktop);
  }

  /**
   * Lets the machine sleep until an instant (ISO 8601) and wake up. What is due then has begun when this resolves,
   * because the application looks at its schedule before it does anything else.
   */
  async sleepUntil(instant: string): Promise<void> {
    await this.desktop.app.setTime(Date.parse(instant));
    await this.desktop.app.emit('powerMonitor:resume');
  }

  /** How many scans there are, once none runs any more. */
  async scans(): Promise<number> {
    await expect.poll(async () => (await this.desktop.status()).running).toEqual([]);
    const listed = { connectorId: null, states: [], offset: 0, limit: 1 };
    return ((await this.desktop.call('scans.list', listed)) as { total: number }).total;
  }

  /** When a scan runs next by itself. */
  async nextDue(): Promise<string | undefined> {
    return (await this.desktop.status()).nextDue?.at;
  }
}
