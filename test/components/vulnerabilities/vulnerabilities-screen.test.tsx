import { screen, waitFor, within } from '@testing-library/react';
import { beforeEach, describe, expect, test } from 'vitest';
import type { ListedFinding } from '../../../preload/contract/listed-rows.ts';
import type { ApplicationStatus } from '../../../preload/contract/topics/status.ts';
import { say } from '../../../preload/words/say.ts';
import {
  findingFieldTitles,
  vulnerabilityFieldTitles,
} from '../../../renderer/features/vulnerabilities/finding-field-titles.ts';
import { instanceLists, uniqueLists } from '../../../renderer/features/vulnerabilities/finding-lists.ts';
import {
  findingSections,
  shownOtherwise,
} from '../../../renderer/features/vulnerabilities/finding-sections.ts';
import { VulnerabilitiesScreen } from '../../../renderer/features/vulnerabilities/vulnerabilities-screen.tsx';
import { filterOf } from '../../builders/filter-of.ts';
import { type RenderedScreen, type Replies, renderScreen } from '../bridge-double.tsx';
import { fieldsOf, lastQuery, listReplies, rowAt } from '../grid/listed-rows.ts';

beforeEach(() => localStorage.clear());

const found: ListedFinding = {
  ...rowAt.findings(5),
  severity: 'medium',
  originalSeverity: 'critical',
  score: 9,
  riskScore: 8.1,
  exploitMaturity: 'Functional',
  mitigationStatus: 'On hold',
  mitigationReason: 'waits for the vendor',
};

const history = [
  { event: 'discovered', detail: 'first-reported', scanId: 3, at: '2026-01-01T10:00:00.000Z' },
  { event: 'mitigated', detail: 'no longer reported', scanId: 8, at: '2026-02-01T10:00:00.000Z' },
  { event: 'reopened', detail: 'reported again', scanId: 10, at: '2026-03-01T10:00:00.000Z' },
  { event: 'severity-set', detail: 'medium', scanId: null, at: '2026-03-02T10:00:00.000Z' },
] as const;

function show(
  state: 'active' | 'resolved',
  at: string,
  replies: Replies = {},
  status: Partial<ApplicationStatus> = {},
): RenderedScreen {
  return renderScreen(<VulnerabilitiesScreen state={state} />, {
    at,
    replies: { ...listReplies(1000), ...replies },
    status,
  });
}

describe('the lists of findings', () => {
  test('have a title for every field of the project, and columns that are fields', () => {
    const instances = fieldsOf('findings').map(({ name }) => name);
    const unique = fieldsOf('vulnerabilities').map(({ name }) => name);
    expect(Object.keys(findingFieldTitles).toSorted()).toEqual(instances.toSorted());
    expect(Object.keys(vulnerabilityFieldTitles).toSorted()).toEqual(unique.toSorted());
    for (const state of ['active', 'resolved'] as const) {
      expect(instances).toEqual(expect.arrayContaining([...instanceLists[state].columns]));
      expect(unique).toEqual(expect.arrayContaining([...uniqueLists[state].columns]));
    }
  });

  test.each([
    ['active', 'unique', 'vulnerabilities', 'openInstances=>0', '1,000 open unique findings'],
    ['resolved', 'unique', 'vulnerabilities', 'openInstances=0', '1,000 resolved unique findings'],
    ['active', 'instances', 'findings', 'open=true', '1,000 open findings'],
    ['resolved', 'instances', 'findings', 'open=false', '1,000 resolved findings'],
  ] as const)('%s, %s: are of %s with %s', async (state, view, list, filter, count) => {
    const { calls } = show(state, `/vulnerabilities/${state}?view=${view}`);
    await screen.findByText(count);
    expect(lastQuery(calls)).toEqual({ list, filter: filterOf(filter), search: '', sort: [] });
    expect(screen.queryByRole('list', { name: 'Filters' })).toBeNull();
  });

  test('of resolved findings open on instances, and each view says what it counts', async () => {
    const { calls, user } = show('resolved', '/vulnerabilities/resolved');
    await screen.findByText('1,000 resolved findings');
    expect(lastQuery(calls)?.list).toBe('findings');
    screen.getByText('Each CVE once for every application version and asset on which it is resolved.');
    await user.click(screen.getByRole('radio', { name: 'Unique findings' }));
    await screen.findByText('1,000 resolved unique findings');
    screen.getByText(/^Each CVE once, if no asset has it open any more\./);
  });

  test('take a link that names the screen itself, without showing it as a filter', async () => {
    const { calls } = show(
      'active',
      '/vulnerabilities/active?view=instances&f=open%3Dtrue&f=severity%3Dcritical',
    );
    await screen.findByText('100 of 1,000 open findings');
    expect(lastQuery(calls)?.filter).toEqual(filterOf('open=true', 'severity=critical'));
    const chips = screen.getByRole('list', { name: 'Filters' });
    expect(within(chips).getAllByRole('listitem')).toHaveLength(1);
  });

  test('change between unique findings and instances, and keep what means the same in both', async () => {
    const { user, address } = show(
      'active',
      '/vulnerabilities/active?view=instances&f=hostName%3Dweb&f=severity%3Dcritical&s=-score&s=hostName&q=ssl&open=1-1-1',
      { 'lists.finding': { row: found, history: [...history] } },
    );
    await screen.findByText('100 of 1,000 open findings');
    await user.click(screen.getByRole('radio', { name: 'Unique findings' }));
    expect(address()).toBe('/vulnerabilities/active?view=unique&f=severity%3Dcritical&q=ssl&s=-score');
    await screen.findByRole('columnheader', { name: /Assets affected/ });
  });
});

describe('Asset Sync Mode', () => {
  test('says that findings are not updated, and since when', async () => {
    const findingsAsOf = '2020-01-02T10:00:00.000Z';
    show('active', '/vulnerabilities/active', {}, { mode: 'asset-sync', findingsAsOf });
    const notice = await screen.findByRole('note');
    await waitFor(() => expect(notice.querySelector('time')?.dateTime).toBe('2020-01-02T10:00:00.000Z'));
    expect(notice.textContent).toContain('findings stay as they were when they were last updated');
    expect(within(notice).getByRole('link').getAttribute('href')).toBe('/settings/mode');
  });

  test('is not spoken of in Scan Mode', async () => {
    show('active', '/vulnerabilities/active');
    await screen.findByText('1,000 open unique findings');
    expect(screen.queryByRole('note')).toBeNull();
  });
});

describe('the panel of a finding', () => {
  async function openPanel(row: ListedFinding = found): Promise<RenderedScreen & { panel: HTMLElement }> {
    const rendered = show('active', '/vulnerabilities/active?view=instances&open=5-1-1', {
      'lists.finding': { row, history: [...history] },
      'application.openLink': null,
    });
    return { ...rendered, panel: await screen.findByRole('complementary', { name: /CVE-2026-1005/ }) };
  }

  test('shows severity, score and status, each with where it comes from', async () => {
    const { panel } = await openPanel();
    const part = within(panel).getByRole('region', { name: 'Severity and status' });
    expect(part.textContent).toContain('Mediumset by hand; the console says Critical');
    expect(part.textContent).toContain("9.0CVSS 3.1; the console's risk score is 8.1");
    expect(part.textContent).toContain('ActiveReopened: reported again');
  });

  test.each([
    ['unknown', 'unknown', 'Unknownthe console sent no readable severity or score'],
    ['low', 'unknown', 'Lowset by hand; the console sent no readable one'],
    ['informational', 'informational', 'Informationalas the console rates it'],
  ] as const)(
    'says of the severity %s where the console said %s: %s',
    async (severity, originalSeverity, words) => {
      const { panel } = await openPanel({ ...found, severity, originalSeverity });
      const part = within(panel).getByRole('region', { name: 'Severity and status' });
      expect(part.textContent).toContain(words);
    },
  );

  test('of an id from an earlier version says that it is outdated, and how to find the finding', async () => {
    const id = '12-345-67';
    show('active', `/vulnerabilities/active?view=instances&open=${id}`, {
      'lists.finding': ({ findingId }: { readonly findingId: string }) => {
        throw {
          code: 'finding-id-outdated',
          message: say('listMessages:outdatedFindingId.message', { id: findingId }),
          advice: say('listMessages:outdatedFindingId.advice'),
        };
      },
    });
    const panel = await screen.findByRole('complementary');
    const notice = await within(panel).findByRole('alert');
    expect(notice.textContent).toContain('12-345-67 is an id from an earlier version');
    expect(notice.textContent).toContain('Find the finding by its host and CVE');
    expect(within(panel).queryByRole('region')).toBeNull();
  });

  test('has the word that the console has for its state', async () => {
    const { panel } = await openPanel({ ...found, riskStatus: 'Reviewing' });
    expect(panel.textContent).toContain('Status in consoleReviewing');
  });

  test.each([
    ['scan-mitigated', 'Scan mitigatedno longer reported'],
    ['accepted-risk', 'as the console says'],
  ] as const)('says why it is %s', async (status, reason) => {
    const { panel } = await openPanel({ ...found, status });
    expect(within(panel).getByRole('region', { name: 'Severity and status' }).textContent).toContain(reason);
  });

  test('leads to its asset, to its CVE in the NVD, and to the scans of its history', async () => {
    const { panel, user, calls } = await openPanel();
    expect(within(panel).getByRole('link', { name: 'host-5' }).getAttribute('href')).toBe(
      '/assets?open=c-1%2F9000000000000000001',
    );
    await user.click(within(panel).getByRole('button', { name: 'Open in NVD' }));
    await waitFor(() =>
      expect(calls.at(-1)).toEqual({
        name: 'application.openLink',
        args: { url: 'https://nvd.nist.gov/vuln/detail/CVE-2026-1005' },
      }),
    );
    const entries = within(within(panel).getByRole('list', { name: 'History' })).getAllByRole('listitem');
    expect(entries.map((entry) => entry.firstChild?.textContent)).toEqual([
      'Severity set to Medium',
      'Reopened: reported again',
      'Scan mitigated: no longer reported',
      'Discovered: first reported by the console',
    ]);
    expect(entries[0]?.textContent).toContain('by hand');
    expect(
      within(entries[1] ?? panel)
        .getByRole('link', { name: 'scan 10' })
        .getAttribute('href'),
    ).toBe('/import/history/10');
  });

  test('shows what the console says of its mitigation', async () => {
    const { panel } = await openPanel();
    const console = within(panel).getByRole('region', { name: 'In the console' });
    expect(console.textContent).toContain('On hold');
    expect(console.textContent).toContain('waits for the vendor');
    expect(within(panel).getByText('Functional')).toBeDefined();
  });

  test('has a place for every field of the project', () => {
    const placed = [...findingSections.flatMap(({ fields }) => fields), ...shownOtherwise];
    expect(placed.toSorted()).toEqual(
      fieldsOf('findings')
        .map(({ name }) => name)
        .toSorted(),
    );
  });
});

describe('the panel of a unique finding', () => {
  test('shows what its instances add up to, and the instances', async () => {
    show('active', '/vulnerabilities/active?open=CVE-2026-1000', {
      'lists.vulnerability': { row: rowAt.vulnerabilities(0) },
    });
    const panel = await screen.findByRole('complementary', { name: /CVE-2026-1000/ });
    expect(within(panel).getByRole('region', { name: 'Facts' }).textContent).toContain('Assets affected7');
    const instances = within(panel).getByRole('list', { name: 'Instances' });
    expect(within(instances).getAllByRole('listitem')).toHaveLength(20);
    expect(within(instances).getByRole('link', { name: 'host-1' }).getAttribute('href')).toBe(
      '/vulnerabilities/active?view=instances&f=cve%3DCVE-2026-1000&open=1-1-1',
    );
    expect(within(panel).getByRole('link', { name: '10 open instances' }).getAttribute('href')).toBe(
      '/vulnerabilities/active?view=instances&f=cve%3DCVE-2026-1000',
    );
    expect(within(panel).getByRole('link', { name: '2 resolved instances' }).getAttribute('href')).toBe(
      '/vulnerabilities/resolved?view=instances&f=cve%3DCVE-2026-1000',
    );
  });
});
