import { describe, expect, it } from 'vitest';
import type { MenuItem } from '../../../main/shell/menu/menu-item.ts';
import { type MenuFacts, menuTemplate } from '../../../main/shell/menu/menu-template.ts';
import { screenAddress } from '../../../preload/contract/topics/status.ts';
import { statusWith } from './application-status.ts';

const menuOn = (platform: NodeJS.Platform, given: Partial<MenuFacts> = {}) =>
  menuTemplate({
    platform,
    name: 'SentinelOne Connector',
    developerTools: false,
    status: statusWith(),
    ...given,
  });

/** Every item of a menu, those of submenus too. */
function everyItem(items: readonly MenuItem[]): MenuItem[] {
  return items.flatMap((item) => [item, ...everyItem(item.submenu ?? [])]);
}

const item = (menu: readonly MenuItem[], label: string): MenuItem | undefined =>
  everyItem(menu).find((found) => found.label === label);

const platforms = ['linux', 'win32', 'darwin'] as const;

describe('the menu of the application', () => {
  it('has the menus of its system in their order', () => {
    const names = (platform: NodeJS.Platform) => menuOn(platform).map(({ label }) => label?.replace('&', ''));
    const usual = ['File', 'Edit', 'View', 'Go', 'Scan', 'Window', 'Help'];
    expect(names('linux')).toEqual(usual);
    expect(names('win32')).toEqual(usual);
    expect(names('darwin')).toEqual(['SentinelOne Connector', ...usual]);
  });

  it('quits from where each system has it', () => {
    expect(item(menuOn('darwin'), 'Quit SentinelOne Connector')?.accelerator).toBe('Cmd+Q');
    expect(item(menuOn('linux'), 'Quit')?.accelerator).toBe('Ctrl+Q');
  });

  it.each(platforms)('gives no key to two items on %s', (platform) => {
    const keys = everyItem(menuOn(platform, { developerTools: true }))
      .map(({ accelerator }) => accelerator)
      .filter((key) => key !== undefined);
    expect(keys.toSorted()).toEqual([...new Set(keys)].toSorted());
  });

  it.each(platforms)('leads only to addresses that a window takes on %s', (platform) => {
    for (const { command } of everyItem(menuOn(platform))) {
      if (command?.kind === 'navigate' && command.request.kind === 'open') {
        expect(screenAddress.safeParse(command.request.screen).success).toBe(true);
      }
    }
  });

  it('leaves the keys of the page to the page', () => {
    for (const label of ['Command Palette…', 'Search', 'Keyboard Shortcuts']) {
      expect(item(menuOn('linux'), label)?.registerAccelerator).toBe(false);
    }
  });

  it('has no key without a modifier on macOS, where it would be taken from whoever types', () => {
    const keys = everyItem(menuOn('darwin', { developerTools: true })).flatMap(
      ({ accelerator }) => accelerator ?? [],
    );
    expect(keys).toContain('CmdOrCtrl+K');
    expect(keys.filter((key) => !/^(Cmd|CmdOrCtrl)\+/.test(key))).toEqual([]);
    expect(item(menuOn('linux'), 'Search')?.accelerator).toBe('/');
  });

  it('is where macOS lists windows and searches for help', () => {
    expect(item(menuOn('darwin'), '&Window')?.role).toBe('window');
    expect(item(menuOn('darwin'), '&Help')?.role).toBe('help');
    expect(item(menuOn('linux'), '&Window')?.role).toBeUndefined();
  });

  it('syncs the only connector by a key, and several by name', () => {
    const one = menuOn('linux', { status: statusWith({ connectors: [{ id: 'c1', name: 'A & B' }] }) });
    expect(item(one, 'Sync Now')).toMatchObject({
      accelerator: 'CmdOrCtrl+R',
      command: { connectorId: 'c1' },
    });
    const two = [
      { id: 'c1', name: 'A & B' },
      { id: 'c2', name: 'Lab' },
    ];
    const several = menuOn('linux', { status: statusWith({ connectors: two }) });
    expect(item(several, 'Sync A && B Now')?.command).toEqual({ kind: 'sync', connectorId: 'c1' });
    const none = menuOn('linux', { status: statusWith({ connectors: [] }) });
    expect(item(none, 'Sync Now')?.enabled).toBe(false);
  });

  it('shows whether the schedule is paused and changes it', () => {
    const paused = item(menuOn('linux', { status: statusWith({ schedulePaused: true }) }), 'Pause Schedule');
    expect(paused).toMatchObject({ checked: true, command: { kind: 'pause', paused: false } });
  });

  it('has developer tools only where they are allowed', () => {
    const has = (developerTools: boolean) =>
      everyItem(menuOn('linux', { developerTools })).some(({ role }) => role === 'toggleDevTools');
    expect(has(false)).toBe(false);
    expect(has(true)).toBe(true);
  });
});
