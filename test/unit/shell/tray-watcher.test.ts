import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { askTrayWatcher } from '../../../main/desktop-session/tray-watcher.ts';
import { TrayProbe } from '../../../main/shell/tray/tray-probe.ts';
import { temporaryFolder } from '../../builders/temporary-folder.ts';

/** An environment with the given programs and no others, each a line of shell. */
function programs(lines: Readonly<Record<string, string>>): { PATH: string } {
  const folder = temporaryFolder();
  for (const [name, line] of Object.entries(lines)) {
    writeFileSync(join(folder, name), `#!/bin/sh\n${line}\n`, { mode: 0o755 });
  }
  return { PATH: folder };
}

const unknownService = 'echo "org.freedesktop.DBus.Error.ServiceUnknown: not provided" >&2; exit 1';
const noBus = 'echo "Error connecting: Could not connect" >&2; exit 1';

describe('asking the session bus for a tray', () => {
  it.each([
    ['a panel that shows icons', { gdbus: 'echo "(<true>,)"' }, 'present'],
    ['a watcher without a panel', { gdbus: 'echo "(<false>,)"' }, 'absent'],
    ['no watcher', { gdbus: unknownService }, 'absent'],
    ['no bus', { gdbus: noBus, 'dbus-send': noBus }, 'unknown'],
    [
      'a panel, asked by the other program',
      { 'dbus-send': 'echo "   variant       boolean true"' },
      'present',
    ],
    ['nothing to ask with', {}, 'unknown'],
  ])('finds %s', async (_what, lines, answer) => {
    expect(await askTrayWatcher(programs(lines))).toBe(answer);
  });
});

describe('whether there is a tray', () => {
  it('is found out anew each time', async () => {
    const env = programs({ gdbus: 'echo "(<true>,)"' });
    const probe = new TrayProbe('linux', env);
    expect(probe.present).toBe(false);
    expect(await probe.probe()).toBe(true);
    writeFileSync(join(env.PATH, 'gdbus'), `#!/bin/sh\n${unknownService}\n`);
    expect(await probe.probe()).toBe(false);
  });

  it('stays as it was when a bus that has answered does not answer', async () => {
    const env = programs({ gdbus: 'echo "(<true>,)"' });
    const probe = new TrayProbe('linux', env);
    await probe.probe();
    writeFileSync(join(env.PATH, 'gdbus'), `#!/bin/sh\n${noBus}\n`);
    expect(await probe.probe()).toBe(true);
  });

  it('is waited for no longer than it takes', async () => {
    const probe = new TrayProbe('linux', programs({ gdbus: 'echo "(<true>,)"' }));
    expect(await probe.waitFor(3_600_000)).toBe(true);
  });
});
