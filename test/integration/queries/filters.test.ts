import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ListRequest } from '../../../main/project/project-lists.ts';
import { listAssets } from '../../../main/project/sqlite/queries/list-assets.ts';
import { listFindings } from '../../../main/project/sqlite/queries/list-findings.ts';
import { type Filter, fieldIs } from '../../../preload/contract/filter.ts';
import { writeFilter } from '../../../preload/contract/filter-text/write-filter.ts';
import { maxFilterValues, maxValueLength } from '../../../preload/contract/limits.ts';
import { filterOf } from '../../builders/filter-of.ts';
import { endpoint, firstScanAt, newProject, scan, type TestProject } from './filled-project.ts';
import { fillLists } from './listed-project.ts';

let open: TestProject;

beforeAll(async () => {
  open = await newProject();
  await fillLists(open.project);
});

afterAll(() => open.close());

const all: ListRequest = { filter: [], sort: [], limit: 50 };

async function hosts(filters: string[], sort: string[] = []) {
  const page = await listAssets(open.project, { ...all, filter: filterOf(...filters), sort });
  if (!page.ok) throw page.error;
  expect(page.value.total).toBe(page.value.rows.length);
  return page.value.rows.map(({ hostName }) => hostName);
}

async function refusal(filters: string[], sort: string[] = []) {
  const page = await listFindings(open.project, { ...all, filter: filterOf(...filters), sort });
  return page.ok ? null : page.error;
}

describe('filters', () => {
  it('compare text whatever its case', async () => {
    expect(await hosts(['hostName=web-01'])).toEqual(['WEB-01']);
    expect(await hosts(['HOSTNAME=WEB-0'])).toEqual([]);
  });

  it('find a CVE and an endpoint by their ids, however these were copied', async () => {
    const found = await listFindings(open.project, { ...all, filter: [] });
    if (!found.ok) throw found.error;
    const [first] = found.value.rows;
    const cve = String(first?.cve);
    const odd = `\u00a0${cve.toLowerCase().replaceAll('-', '\u2011')}\u200b`;
    const cvesOf = async (asked: Partial<ListRequest>) => {
      const page = await listFindings(open.project, { ...all, ...asked });
      return page.ok ? new Set(page.value.rows.map((row) => row.cve)) : page.error;
    };
    expect(await cvesOf({ filter: filterOf(`cve=${odd}`) })).toEqual(new Set([cve]));
    expect(await cvesOf({ search: odd })).toEqual(new Set([cve]));
    expect(await cvesOf({ filter: filterOf(`cve=${cve.slice(0, 8)}\u2013*`) })).not.toEqual(new Set());
    expect(await cvesOf({ filter: filterOf(`assetId=\u200b${first?.assetId}\u00a0`, `cve=${odd}`) })).toEqual(
      new Set([cve]),
    );
  });

  it('take * for any characters, and nothing else', async () => {
    expect(await hosts(['hostName=w*1'])).toEqual(['WEB-01']);
    expect(await hosts(['hostName=*_100%*'])).toEqual(['db_100%']);
    expect(await hosts(['hostName=WEB_*'])).toEqual([]);
    expect(await hosts(['hostName=%*'])).toEqual([]);
  });

  it('turn round with !, the unknown included', async () => {
    expect(await hosts(['osType=!linux'])).toEqual(['db_100%', null]);
    expect(await hosts(['osType!=linux'])).toEqual(['db_100%', null]);
  });

  it('find what is empty with an empty value, and what is not with !', async () => {
    expect(await hosts(['osType='])).toEqual([null]);
    expect(await hosts(['osType=!'])).toEqual(['db_100%', 'WEB-01']);
    expect(await hosts(['tags='])).toEqual(['db_100%', null]);
    expect(await hosts(['lastActive='])).toEqual([null]);
  });

  it('match a list when any of its elements does', async () => {
    expect(await hosts(['ipAddresses=FE80::*'])).toEqual(['WEB-01']);
    expect(await hosts(['ipAddresses=!10.0.0.*'])).toEqual(['db_100%', null]);
    expect(await hosts(['networkInterfaces=eth0'])).toEqual(['WEB-01']);
  });

  it('compare numbers', async () => {
    expect(await hosts(['coreCount=>8'])).toEqual(['db_100%']);
    expect(await hosts(['coreCount>=8'])).toEqual(['db_100%', 'WEB-01']);
    expect(await hosts(['coreCount=8'])).toEqual(['WEB-01']);
  });

  it('read a date as the whole day, UTC', async () => {
    expect(await hosts(['lastActive=2026-02-28'])).toEqual(['WEB-01']);
    expect(await hosts(['lastActive=>2026-02-20'])).toEqual(['WEB-01']);
    expect(await hosts(['lastActive=>=2026-02-20'])).toEqual(['db_100%', 'WEB-01']);
    expect(await hosts(['lastActive=<2026-02-28'])).toEqual(['db_100%']);
    expect(await hosts(['lastActive=<=2026-02-28T12:00Z'])).toEqual(['db_100%', 'WEB-01']);
    expect(await hosts(['lastActive=2026-02-28T13:00:00+01:00'])).toEqual(['WEB-01']);
  });

  it('take two dates with a slash between them for the span from one to the other', async () => {
    expect(await hosts(['lastActive=2026-02-20/2026-02-28'])).toEqual(['db_100%']);
    expect(await hosts(['lastActive=2026-02-20/2026-03-01'])).toEqual(['db_100%', 'WEB-01']);
    expect(await hosts(['lastActive=!2026-02-20/2026-02-28'])).toEqual(['WEB-01', null]);
    expect(await hosts(['lastActive=2026-02-28T13:00+01:00/2026-02-28T12:01Z'])).toEqual(['WEB-01']);
    expect(await hosts(['lastActive=2026-02-28T11:00Z/2026-02-28T13:00+01:00'])).toEqual([]);
    for (const value of ['2026-02-20/', '/2026-02-20', '2026-02-20/2026-02-21/2026-02-22']) {
      expect(await refusal([`discovered=${value}`])).toMatchObject({ code: 'value-unreadable' });
    }
  });

  it('count relative dates from now: within so long, longer ago, and whole days', async () => {
    const seen = Date.parse('2026-02-28T12:00:00Z');
    const asked = async (filter: string, now: number) => {
      const page = await listAssets(open.project, { ...all, filter: filterOf(filter), now });
      if (!page.ok) throw page.error;
      return page.value.rows.map(({ hostName }) => hostName);
    };
    const hour = 3_600_000;
    expect(await asked('lastActive=1h', seen + hour)).toEqual(['WEB-01']);
    expect(await asked('lastActive=1h', seen + hour + 1)).toEqual([]);
    expect(await asked('lastActive>=2W', seen + 14 * 24 * hour)).toEqual(['WEB-01']);
    expect(await asked('lastActive<2d', seen + 48 * hour)).toEqual(['db_100%']);
    // So long ago is an instant, whatever it is compared by.
    expect(await asked('lastActive<=2d', seen + 48 * hour)).toEqual(['db_100%']);
    expect(await asked('lastActive>2d', seen + 48 * hour)).toEqual(['WEB-01']);
    expect(await asked('lastActive<=2d', seen + 48 * hour + 1)).toEqual(['db_100%', 'WEB-01']);
    const day = new Date(2026, 1, 28, 23, 59).getTime();
    const own = new Date(seen).getDate() === 28 ? ['WEB-01'] : [];
    expect(await asked('lastActive=today', day)).toEqual(own);
    expect(await asked('lastActive=yesterday', day + 2 * 60_000)).toEqual(own);
    expect(await asked('lastActive<today', day + 2 * 60_000)).toEqual(['db_100%', 'WEB-01']);
    for (const value of ['7', '7m', '-7d', '12345d', 'tomorrow', '7d/today']) {
      expect(await refusal([`discovered=${value}`])).toMatchObject({ code: 'value-unreadable' });
    }
  });

  it('read flags', async () => {
    expect(await hosts(['infected=true'])).toEqual(['db_100%']);
    expect(await hosts(['infected=!true'])).toEqual(['WEB-01', null]);
  });

  it('take values of one field as alternatives and different fields together', async () => {
    expect(await hosts(['siteName=berlin', 'siteName=paris'])).toEqual(['db_100%', 'WEB-01']);
    expect(await hosts(['siteName=berlin', 'siteName=paris', 'osType=linux'])).toEqual(['WEB-01']);
  });

  it('make a range of two comparisons of one field, and "neither" of two negations', async () => {
    expect(await hosts(['coreCount=>4', 'coreCount=<16'])).toEqual(['WEB-01']);
    expect(await hosts(['siteName=!berlin', 'siteName=!paris'])).toEqual([null]);
  });
});

describe('a value', () => {
  const odd = ['w*', '<x>', '!x', ' a ', 'a', '"', 'a\nb', '\\', '%', ';(a)', 'web'];
  let values: TestProject;

  beforeAll(async () => {
    values = await newProject();
    const assets = [...odd, '', null].map((name, index) => endpoint(`7${index}`, { host_name: name }));
    await scan(values.project, { startedAt: firstScanAt, assets, findings: [] });
  });

  afterAll(() => values.close());

  async function found(...filter: Filter): Promise<(string | null)[]> {
    const page = await listAssets(values.project, { filter, sort: ['assetId'], limit: 50 });
    if (!page.ok) throw page.error;
    return page.value.rows.map(({ hostName }) => hostName);
  }

  it.each([...odd, ''])('%j is found as it is, from an address too', async (value) => {
    const only = fieldIs('hostName', value);
    expect(await found(only)).toEqual([value]);
    expect(await found(...filterOf(...writeFilter([only])))).toEqual([value]);
    expect(await found({ field: 'hostName', operator: 'is-not', value })).toHaveLength(odd.length + 1);
  });

  it('is no pattern where it is looked for within others', async () => {
    expect(await found({ field: 'hostName', operator: 'contains', value: '*' })).toEqual(['w*']);
    expect(await found({ field: 'hostName', operator: 'starts-with', value: 'w*' })).toEqual(['w*']);
    expect(await found({ field: 'hostName', operator: 'ends-with', value: ' ' })).toEqual([' a ']);
    expect(await found({ field: 'hostName', operator: 'matches', value: 'w*' })).toEqual(['w*', 'web']);
    expect(await found({ field: 'hostName', operator: 'is-one-of', value: ['!x', '%'] })).toEqual([
      '!x',
      '%',
    ]);
    expect(await found({ field: 'hostName', operator: 'is-empty' })).toEqual(['', null]);
  });

  it('of the greatest length is compared', async () => {
    const longest = 'x'.repeat(maxValueLength);
    for (const operator of ['is', 'contains', 'starts-with', 'ends-with'] as const) {
      expect(await found({ field: 'hostName', operator, value: longest })).toEqual([]);
    }
    const many = Array.from({ length: maxFilterValues }, () => '2026-03-01');
    expect(await found({ field: 'lastActive', operator: 'is-none-of', value: many })).toHaveLength(
      odd.length + 2,
    );
    expect(
      await found(...many.map((value) => ({ field: 'lastActive', operator: 'is-not', value }) as const)),
    ).toHaveLength(odd.length + 2);
  });
});

describe('what a list does not understand', () => {
  it('is answered with one sentence naming what there is', async () => {
    expect((await refusal(['colour=red']))?.code).toBe('field-unknown');
    expect((await refusal(['colour=red']))?.message).toMatch(
      /^There is no field "colour" to filter by; the fields are findingId, assetId, hostName, .*connectorId\.$/,
    );
    expect(await refusal(['status=closed'])).toMatchObject({
      code: 'value-unreadable',
      message: expect.stringContaining('it is one of active, in-progress'),
    });
    expect((await refusal(['severity=>urgent']))?.message).toBe(
      'severity cannot be "urgent"; it is one of informational, unknown, low, medium, high, critical.',
    );
    expect((await refusal(['score=high']))?.message).toBe('score is a number; "high" is not one.');
    expect((await refusal(['discovered=2026-02-30']))?.message).toContain('discovered is a date like');
    expect((await refusal(['hostName=>a']))?.message).toBe(
      'hostName cannot be compared by "above"; use one of is, is-one-of, is-empty, contains, starts-with, ends-with, matches, or its negation.',
    );
    expect((await refusal(['status=act*']))?.message).toContain('status cannot be compared by "starts-with"');
    expect((await refusal(['none(hostName=x; any(score=high))']))?.message).toContain('score is a number');
    expect((await refusal([], ['ipAddresses']))?.message).toMatch(
      /^Lists cannot be sorted by "ipAddresses"; use /,
    );
  });
});
