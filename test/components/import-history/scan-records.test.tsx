import { screen, within } from '@testing-library/react';
import { describe, expect, test } from 'vitest';
import { sampleDetails } from './sample-scans.ts';
import { section, showScan } from './shown-scan.tsx';

describe('a quarantined record', () => {
  const raw = '{"id":1844674407370955161,"note":"<img src=x onerror=alert(1)>","tags":[],"n":{"a":1.50}}';
  const details = sampleDetails({
    report: { quarantined: 40 },
    quarantined: [{ resource: 'findings', reason: 'severity: expected text', raw }],
  });

  test('is shown as text, never as HTML, with every sign of its ids', async () => {
    const { user, container } = showScan(details);
    const quarantined = await section('Quarantined');
    expect(quarantined.textContent).toContain('1 of 40 records shown');
    await user.click(within(quarantined).getByRole('button', { name: /severity: expected text/ }));
    const text = screen.getByRole('region', { name: 'Record 1' });
    expect(text.textContent).toBe(
      [
        '{',
        '  "id": 1844674407370955161,',
        '  "note": "<img src=x onerror=alert(1)>",',
        '  "tags": [],',
        '  "n": {',
        '    "a": 1.50',
        '  }',
        '}',
      ].join('\n'),
    );
    expect(container.querySelector('img')).toBeNull();
  });

  test('is shown as it was sent, and copied so', async () => {
    const { user, calls } = showScan(details, { replies: { 'application.copyText': null } });
    const quarantined = await section('Quarantined');
    await user.click(within(quarantined).getByRole('button', { name: /severity: expected text/ }));
    await user.click(within(quarantined).getByText('As sent'));
    expect(screen.getByRole('region', { name: 'Record 1' }).textContent).toBe(raw);
    await user.click(within(quarantined).getByRole('button', { name: 'Copy raw' }));
    expect(calls).toContainEqual({ name: 'application.copyText', args: { text: raw } });
  });

  test('that is no JSON is shown as it was sent', async () => {
    const { user } = showScan(
      sampleDetails({
        report: { quarantined: 1 },
        quarantined: [{ resource: 'assets', reason: 'no JSON', raw: '{"id": <b>' }],
      }),
    );
    const quarantined = await section('Quarantined');
    await user.click(within(quarantined).getByRole('button', { name: /no JSON/ }));
    expect(screen.getByRole('region', { name: 'Record 1' }).textContent).toBe('{"id": <b>');
  });
});

describe('what changed', () => {
  const details = sampleDetails({
    changes: {
      mitigatedFindings: {
        total: 4213,
        shown: Array.from({ length: 20 }, (_, index) => ({
          findingId: `${index}-5-6`,
          assetId: '225494730938493801',
          hostName: 'MUC-FS-01',
          cve: `CVE-2025-${2000 + index}`,
          applicationName: 'OpenSSL',
          applicationVersion: '3.0.2',
          severity: 'critical' as const,
        })),
      },
      deactivatedAssets: {
        total: 1,
        shown: [
          {
            assetId: '225494730938493802',
            hostName: null,
            siteName: 'Munich',
            state: 'inactive',
            stateReason: 'uninstalled',
          },
        ],
      },
      returnedAssets: { total: 2, shown: [] },
    },
  });

  test('is named, each name leading to its row', async () => {
    showScan(details);
    const changed = await section('What changed');
    expect(
      within(changed)
        .getAllByRole('tab')
        .map((tab) => tab.textContent),
    ).toEqual(['Mitigated 4,213', 'Deactivated 1', 'Returned 2']);
    expect(within(changed).getByRole('link', { name: 'CVE-2025-2000' }).getAttribute('href')).toBe(
      '/vulnerabilities/resolved?view=instances&f=findingId%3D0-5-6&open=0-5-6',
    );
    const [asset] = within(changed).getAllByRole('link', { name: 'MUC-FS-01' });
    expect(asset?.getAttribute('href')).toBe(
      '/assets?f=assetId%3D225494730938493801&f=connectorId%3Dc-1&open=c-1%2F225494730938493801',
    );
  });

  test('shows a few names at first, then all that are known, and says how many there are', async () => {
    const { user } = showScan(details);
    const changed = await section('What changed');
    expect(within(changed).queryByText('CVE-2025-2019')).toBeNull();
    await user.click(within(changed).getByRole('button', { name: 'Show 8 more' }));
    expect(within(changed).getByText('CVE-2025-2019')).toBeDefined();
    expect(within(changed).getByText('20 of 4,213 are listed here.')).toBeDefined();
  });

  test('has assets too, by their id where they have no name', async () => {
    const { user } = showScan(details);
    const changed = await section('What changed');
    await user.click(within(changed).getByRole('tab', { name: /Deactivated/ }));
    const row = (await within(changed).findByRole('link', { name: '225494730938493802' })).closest('tr');
    expect(row?.textContent).toBe('225494730938493802MunichNot listeduninstalled');
  });

  test('says so when names are no longer known', async () => {
    const { user } = showScan(details);
    const changed = await section('What changed');
    await user.click(within(changed).getByRole('tab', { name: /Returned/ }));
    expect(await within(changed).findByText('The names of 2 rows are no longer known.')).toBeDefined();
  });
});
