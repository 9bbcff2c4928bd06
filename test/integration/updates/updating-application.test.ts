import { describe, expect, it } from 'vitest';
import { UpdateError } from '../../../main/updates/update-error.ts';
import type { Update, UpdateSource } from '../../../main/updates/update-source.ts';
import type { CallReply } from '../../../preload/contract/wire.ts';
import { answeringApplication } from '../../builders/answering-application.ts';
import { heldAtSecondPage, minute, TimedApplication } from '../../builders/timed-application.ts';

/** A feed in the hands of a test. */
class TestSource implements UpdateSource {
  readonly done: string[] = [];
  update: Update | null = { version: '1.2.0', notes: 'Faster.' };
  trouble: Error | null = null;
  installTrouble: Error | null = null;

  async check(): Promise<Update | null> {
    this.done.push('check');
    if (this.trouble) throw this.trouble;
    return this.update;
  }

  async download(onPercent: (percent: number) => void): Promise<void> {
    this.done.push('download');
    onPercent(50);
  }

  async prepare(): Promise<void> {
    if (this.installTrouble) throw this.installTrouble;
  }

  install(): void {
    this.done.push('install');
  }
}

async function updating(source = new TestSource()) {
  const desktop = await TimedApplication.open();
  desktop.updateSource = source;
  await desktop.restart();
  return { desktop, source };
}

describe('an application with a feed', () => {
  it('finds an update by itself, brings it, tells it, and installs it only when told to', async () => {
    const { desktop, source } = await updating();
    desktop.sleeps(minute);
    await desktop.until(({ update }) => update.phase === 'ready');
    expect(desktop.status.update).toEqual({ phase: 'ready', version: '1.2.0' });
    desktop.sleeps(60 * minute);
    expect(source.done).toEqual(['check', 'download']);
    desktop.application.updates.install();
    await expect.poll(() => source.done).toEqual(['check', 'download', 'install']);
  });

  it('leaves an update alone while a scan runs, and does not install it', async () => {
    const { desktop, source } = await updating();
    const tenant = await desktop.connect();
    desktop.application.updates.check();
    await desktop.until(({ update }) => update.phase === 'ready');

    const held = heldAtSecondPage(tenant);
    await desktop.sync(tenant.connector);
    await held.reached;
    expect(() => desktop.application.updates.install()).toThrow(
      expect.objectContaining({ code: 'update-scan-running' }),
    );
    expect(source.done).not.toContain('install');
    held.goOn();
    await desktop.until(({ running, lastScan }) => running.length === 0 && lastScan?.state === 'complete');
    desktop.application.updates.install();
    await expect.poll(() => source.done).toContain('install');
  });

  it('says what was refused, and goes on as it is', async () => {
    const source = new TestSource();
    source.trouble = new UpdateError('update-refused', 'The update was refused.', 'Nothing was installed.');
    const { desktop } = await updating(source);
    desktop.application.updates.check();
    await desktop.until(({ update }) => update.phase === 'waiting');
    expect(desktop.application.updates.view().trouble).toBe('The update was refused. Nothing was installed.');
  });

  it('goes on when the system does not install what is ready, and says why', async () => {
    const source = new TestSource();
    source.installTrouble = new UpdateError('update-failed', 'macOS refused it.', 'Nothing was installed.');
    const { desktop } = await updating(source);
    desktop.application.updates.check();
    await desktop.until(({ update }) => update.phase === 'ready');
    desktop.application.updates.install();
    await desktop.until(({ update }) => update.phase === 'waiting');
    expect(desktop.application.updates.view().trouble).toBe('macOS refused it. Nothing was installed.');
  });

  it('answers windows, and installs nothing that is not ready', async () => {
    const app = await answeringApplication({ updates: new TestSource() });
    const install: CallReply = await app.call('updates.install');
    expect(install).toMatchObject({ ok: false, error: { code: 'update-not-ready' } });
    await app.call('updates.check');
    await expect
      .poll(() => app.call('updates.read'))
      .toMatchObject({ ok: true, value: { phase: 'ready', version: '1.2.0', notes: 'Faster.' } });
    expect(await app.call('updates.install')).toMatchObject({ ok: true, value: { phase: 'installing' } });
  });

  it('without one says why, and never looks', async () => {
    const app = await answeringApplication();
    await app.call('updates.check');
    expect(await app.call('updates.read')).toMatchObject({
      ok: true,
      value: { phase: 'off', offBecause: 'no-feed' },
    });
  });
});
