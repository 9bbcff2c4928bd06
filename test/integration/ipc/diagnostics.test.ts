import { chmodSync, existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { z } from 'zod';
import { diagnosticCheck } from '../../../preload/contract/diagnostic-check.ts';
import type { CallReply } from '../../../preload/contract/wire.ts';
import { answeringApplication } from '../../builders/answering-application.ts';
import { temporaryFolder } from '../../builders/temporary-folder.ts';

const checksOf = (reply: CallReply) => {
  if (!reply.ok) throw new Error(reply.error.message);
  return z.array(diagnosticCheck).parse(reply.value);
};
const bundleOf = (reply: CallReply) => {
  if (!reply.ok) throw new Error(reply.error.message);
  return z.object({ bundleId: z.string(), text: z.string() }).parse(reply.value);
};

it('tells each check as it is decided, in the words of a window', async () => {
  const { call, told } = await answeringApplication();
  const checks = checksOf(await call('diagnostics.diagnose'));
  expect(checks.map(({ id }) => id)).toEqual([
    'runtime',
    'data-folder',
    'disk-space',
    'settings',
    'keychain',
    'project',
    'log',
    'tray',
    'autostart',
    'proxy',
    'extra-ca',
    'connectors',
  ]);
  const progress = told.flatMap((event) =>
    'kind' in event && event.kind === 'progress' ? [event.value] : [],
  );
  expect(progress).toEqual(checks);
  expect(checks.at(-1)?.advice).toBe('Set one up in Connector Setup.');
});

it('repairs what a check offers to repair', async () => {
  const { call, dataDir, application } = await answeringApplication();
  chmodSync(dataDir, 0o750);
  await call('settings.change', { startAtLogin: true });
  application.changeUserSettings(({ desktop }) => ({ desktop: { ...desktop, startAtLogin: false } }));
  const repairsOffered = checksOf(await call('diagnostics.diagnose')).flatMap(({ id, repair }) =>
    repair === null ? [] : [[id, repair]],
  );
  expect(repairsOffered).toEqual([
    ['data-folder', 'close-data-folder'],
    ['autostart', 'renew-login-start'],
  ]);
  for (const [, repair] of repairsOffered) {
    expect(await call('diagnostics.repair', { repair })).toMatchObject({ ok: true });
  }
  expect(statSync(dataDir).mode & 0o777).toBe(0o700);
  const left = checksOf(await call('diagnostics.diagnose')).filter(({ repair }) => repair !== null);
  expect(left).toEqual([]);
});

it('saves the bundle that was read, and no other, where the user chooses', async () => {
  const { call, desktop } = await answeringApplication();
  const { bundleId, text } = bundleOf(await call('diagnostics.makeBundle'));
  expect(text).toContain('Read it first.');
  expect(await call('diagnostics.saveBundle', { bundleId })).toEqual({ ok: true, value: null });

  const file = join(temporaryFolder(), 'bundle.txt');
  desktop.fileToSave = file;
  expect(await call('diagnostics.saveBundle', { bundleId: 'another' })).toMatchObject({
    ok: false,
    error: { code: 'bundle-gone' },
  });
  expect(existsSync(file)).toBe(false);
  expect(await call('diagnostics.saveBundle', { bundleId })).toEqual({
    ok: true,
    value: { file: 'bundle.txt' },
  });
  expect(readFileSync(file, 'utf8')).toBe(text);
});
