import { screen, waitFor, within } from '@testing-library/react';
import { beforeEach, describe, expect, test } from 'vitest';
import type { ListedAsset } from '../../../preload/contract/listed-rows.ts';
import { assetFieldTitles } from '../../../renderer/features/assets/asset-field-titles.ts';
import { healthFields, healthOf } from '../../../renderer/features/assets/asset-health.ts';
import { assetList } from '../../../renderer/features/assets/asset-list.ts';
import { assetSections, shownOtherwise } from '../../../renderer/features/assets/asset-sections.ts';
import { AssetsScreen } from '../../../renderer/features/assets/assets-screen.tsx';
import { filterOf } from '../../builders/filter-of.ts';
import { type RenderedScreen, type Replies, renderScreen } from '../bridge-double.tsx';
import { copiedText, fieldsOf, lastQuery, listReplies, rowAt } from '../grid/listed-rows.ts';

beforeEach(() => localStorage.clear());

const laptop: ListedAsset = {
  ...rowAt.assets(3),
  hostName: 'LON-LT-0003',
  state: 'inactive',
  stateReason: 'agent-uninstalled',
  uuid: 'c5d5a4f0-7a3e-4d0d-9a5b-0f3b0c6c1a2d',
  siteName: 'London',
  inContact: false,
  diskEncrypted: true,
  activeThreats: 2,
  missingPermissions: ['full_disk_access'],
  networkInterfaces: [
    { name: 'en0', mac: 'aa:bb:cc:dd:ee:ff', ipv4: ['10.0.0.7'], ipv6: [], gatewayIp: '10.0.0.1' },
  ],
  memoryMb: 16_384,
  tags: ['tier: 1'],
};

const openFindings = { critical: 2, high: 1, medium: 0, low: 0, unknown: 4, informational: 0 };

async function openPanel(replies: Replies = {}): Promise<RenderedScreen & { panel: HTMLElement }> {
  const rendered = renderScreen(<AssetsScreen />, {
    at: '/assets?q=lon&open=c-1%2F9000000000000000003',
    replies: { ...listReplies(1000), 'lists.asset': { row: laptop, openFindings }, ...replies },
  });
  return { ...rendered, panel: await screen.findByRole('complementary', { name: 'LON-LT-0003' }) };
}

describe('the list of assets', () => {
  test('has a title for every field of the project, and columns that are fields', () => {
    const fields = fieldsOf('assets').map(({ name }) => name);
    expect(Object.keys(assetFieldTitles).toSorted()).toEqual(fields.toSorted());
    expect(fields).toEqual(expect.arrayContaining([...assetList.columns]));
    expect(fields).toEqual(
      expect.arrayContaining([...assetList.monospace, ...Object.keys(assetList.widths)]),
    );
    expect(new Set(Object.values(assetFieldTitles)).size).toBe(fields.length);
  });

  test('has quick filters by state', async () => {
    const { user, address, calls } = renderScreen(<AssetsScreen />, {
      at: '/assets',
      replies: listReplies(1000),
    });
    await screen.findByText('host-0');
    const states = screen.getByRole('group', { name: 'State' });
    await user.click(within(states).getByRole('checkbox', { name: 'Listed' }));
    await user.click(within(states).getByRole('checkbox', { name: 'Not listed' }));
    expect(address()).toBe('/assets?f=state%3Dactive&f=state%3Dinactive');
    await waitFor(() => expect(lastQuery(calls)?.filter).toEqual(filterOf('state=active', 'state=inactive')));
    await user.click(within(states).getByRole('checkbox', { name: 'Listed' }));
    await user.click(within(states).getByRole('checkbox', { name: 'Not listed' }));
    expect(address()).toBe('/assets');
  });

  test('has a quick filter for those not seen for 30 days, beside the presence in the console', async () => {
    const { user, address } = renderScreen(<AssetsScreen />, { at: '/assets', replies: listReplies(1000) });
    await screen.findByText('host-0');
    const notSeen = screen.getByRole('checkbox', { name: 'Not seen for 30 days' });
    await user.click(notSeen);
    expect(address()).toBe('/assets?f=lastActive%3C%3D30d');
    await user.click(screen.getByRole('checkbox', { name: 'Listed' }));
    expect(address()).toBe('/assets?f=lastActive%3C%3D30d&f=state%3Dactive');
    await user.click(notSeen);
    expect(address()).toBe('/assets?f=state%3Dactive');
  });
});

describe('the panel of an asset', () => {
  test('opens beside the list by a press on the name, and leaves the list where it is', async () => {
    const { user, address, calls } = renderScreen(<AssetsScreen />, {
      at: '/assets',
      replies: { ...listReplies(1000), 'lists.asset': { row: laptop, openFindings } },
    });
    await user.click(await screen.findByText('host-3'));
    await screen.findByRole('complementary', { name: 'LON-LT-0003' });
    expect(address()).toBe('/assets?open=c-1%2F9000000000000000003');
    expect(calls).toContainEqual({
      name: 'lists.asset',
      args: { connectorId: 'c-1', assetId: '9000000000000000003' },
    });
    expect(screen.getByText('host-0')).toBeDefined();
  });

  test('follows the cursor while it is open, without another step to go back to', async () => {
    const { user, address, panel } = await openPanel();
    expect(panel).toBeDefined();
    await screen.findByText('host-0');
    await user.click(screen.getByText('host-5').closest('[role="gridcell"]') ?? panel);
    await user.keyboard('{ArrowDown}');
    await waitFor(() => expect(address()).toBe('/assets?q=lon&open=c-1%2F9000000000000000006'));
    expect(document.activeElement?.getAttribute('role')).toBe('gridcell');
  });

  test('shows findings by severity with the lists behind them, and the worst by name', async () => {
    const { panel, calls } = await openPanel();
    const severities = await within(panel).findByRole('list', { name: 'Open findings by severity' });
    const [critical] = within(severities).getAllByRole('link');
    expect(critical?.textContent).toContain('Critical2');
    expect(critical?.getAttribute('href')).toBe(
      '/vulnerabilities/active?view=instances&f=assetId%3D9000000000000000003&f=connectorId%3Dc-1&f=severity%3Dcritical',
    );
    expect(within(severities).queryByText('Medium')).toBeNull();
    const worst = await within(panel).findByRole('list', { name: 'Worst findings' });
    expect(within(worst).getAllByRole('listitem')).toHaveLength(5);
    expect(within(worst).getByRole('link', { name: 'CVE-2026-1000' }).getAttribute('href')).toContain(
      'open=0-1-1',
    );
    expect(calls).toContainEqual({
      name: 'lists.rows',
      args: {
        query: {
          list: 'findings',
          filter: filterOf('open=true', 'assetId=9000000000000000003', 'connectorId=c-1'),
          search: '',
          sort: ['-severity', '-score'],
        },
        offset: 0,
        limit: 5,
      },
    });
    expect(within(panel).getByRole('link', { name: 'All 7 open findings of this asset' })).toBeDefined();
  });

  test('shows what is wrong with the agent first', async () => {
    const { panel } = await openPanel();
    const health = within(panel).getByRole('region', { name: 'Agent health' });
    expect(
      within(health)
        .getAllByRole('listitem')
        .map((line) => line.textContent),
    ).toEqual([
      '2 active threats',
      'Out of contact',
      'Missing permissions: full_disk_access',
      'Disk is encrypted',
    ]);
  });

  test('has its values to copy, its interfaces, and by name what the console does not tell', async () => {
    const { panel, user, calls } = await openPanel();
    const identity = within(panel).getByRole('region', { name: 'Identity' });
    await user.click(within(identity).getByRole('button', { name: 'Copy UUID' }));
    await waitFor(() => expect(copiedText(calls)).toBe('c5d5a4f0-7a3e-4d0d-9a5b-0f3b0c6c1a2d'));
    expect(within(identity).getByText(/^Not reported by the console: .*Machine SID/)).toBeDefined();
    const interfaces = within(panel).getByRole('list', { name: 'Network interfaces' });
    expect(interfaces.textContent).toContain('en0');
    await user.click(within(interfaces).getByRole('button', { name: 'Copy 10.0.0.7' }));
    await waitFor(() => expect(copiedText(calls)).toBe('10.0.0.7'));
    expect(within(panel).getByText('16,384')).toBeDefined();
  });

  test('has a place for every field of the project', () => {
    const placed = [...assetSections.flatMap(({ fields }) => fields), ...healthFields, ...shownOtherwise];
    const others = fieldsOf('assets')
      .map(({ name }) => name)
      .filter((name) => !placed.includes(name));
    expect(others).toEqual(['knownFrom']);
    expect(new Set(placed).size).toBe(placed.length);
  });

  test('says why an asset cannot be shown', async () => {
    renderScreen(<AssetsScreen />, {
      at: '/assets?open=42',
      replies: {
        ...listReplies(10),
        'lists.asset': ({ connectorId, assetId }) => {
          expect({ connectorId, assetId }).toEqual({ connectorId: null, assetId: '42' });
          throw { code: 'asset-not-found', message: 'There is no such asset.', advice: 'It may be gone.' };
        },
      },
    });
    const panel = await screen.findByRole('complementary', { name: 'Asset' });
    await within(panel).findByText('There is no such asset.');
  });

  test('closes', async () => {
    const { panel, user, address } = await openPanel();
    await user.click(within(panel).getByRole('button', { name: 'Close the panel' }));
    expect(address()).toBe('/assets?q=lon');
    expect(screen.queryByRole('complementary')).toBeNull();
  });
});

describe('the health of an agent', () => {
  test('is silent about what the console does not tell', () => {
    expect(healthOf({ inContact: null, activeThreats: null, missingPermissions: [] })).toEqual([]);
  });

  test('is good where it is', () => {
    expect(healthOf({ infected: false, activeThreats: 0 }).map(({ kind }) => kind)).toEqual(['good', 'good']);
  });
});
