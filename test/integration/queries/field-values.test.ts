import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { FieldSet } from '../../../main/project/sqlite/queries/field.ts';
import { fieldValues } from '../../../main/project/sqlite/queries/field-values.ts';
import { assetList } from '../../../main/project/sqlite/queries/list-assets.ts';
import { findingList } from '../../../main/project/sqlite/queries/list-findings.ts';
import { countRows, listRows } from '../../../main/project/sqlite/queries/list-rows.ts';
import type { ListSource } from '../../../main/project/sqlite/queries/list-source.ts';
import { listSources } from '../../../main/project/sqlite/queries/list-sources.ts';
import { vulnerabilityList } from '../../../main/project/sqlite/queries/list-vulnerabilities.ts';
import { sqliteLists } from '../../../main/project/sqlite/sqlite-lists.ts';
import { type Filter, fieldIs } from '../../../preload/contract/filter.ts';
import { listField, listName } from '../../../preload/contract/row-lists.ts';
import { filterOf } from '../../builders/filter-of.ts';
import { newProject, type TestProject } from './filled-project.ts';
import { fillLists } from './listed-project.ts';

let open: TestProject;

beforeAll(async () => {
  open = await newProject();
  await fillLists(open.project);
});

afterAll(() => open.close());

const noLists = sqliteLists(null);
const everything = { filter: [] as Filter, search: '', contains: '', limit: 50 };

async function values(
  source: ListSource<FieldSet>,
  field: string,
  more: Partial<typeof everything> = {},
): Promise<string[]> {
  const found = await fieldValues(open.project, source, { ...everything, ...more, field });
  if (!found.ok) throw found.error;
  return found.value.map(({ value, rows }) => `${value} ${rows}`);
}

describe('the values of a field', () => {
  it('come with how many rows have them, the commonest first', async () => {
    expect(await values(findingList, 'hostName')).toEqual(['WEB-01 3', 'db_100% 2']);
    expect(await values(findingList, 'cve')).toEqual([
      'CVE-2024-0001 2',
      'CVE-2024-0002 2',
      'CVE-2024-0003 1',
    ]);
    expect(await values(assetList, 'siteName')).toEqual(['null 1', 'Berlin 1', 'Paris 1']);
    expect(await values(vulnerabilityList, 'assetsAffected')).toEqual(['1 3']);
  });

  it('are told in the words of the outside', async () => {
    expect(await values(findingList, 'severity')).toEqual(['critical 2', 'low 1', 'medium 1', 'high 1']);
    expect(await values(findingList, 'open')).toEqual(['true 4', 'false 1']);
    expect(await values(findingList, 'status')).toEqual(['active 4', 'scan-mitigated 1']);
    expect(await values(findingList, 'score')).toEqual(['null 1', '2.5 1', '7.5 1', '9.1 1', '9.8 1']);
  });

  it('of a list are those of its elements', async () => {
    expect(await values(assetList, 'ipAddresses')).toEqual([
      'null 1',
      '10.0.0.1 1',
      '10.0.1.7 1',
      'fe80::1 1',
    ]);
    expect(await values(findingList, 'ipAddresses')).toEqual(['10.0.0.1 3', 'fe80::1 3', '10.0.1.7 2']);
    expect(await values(vulnerabilityList, 'applications')).toEqual(['Reader 3', 'Writer 1']);
  });

  it('are those among the chosen rows, a filter on the field itself left out', async () => {
    const filter = filterOf('severity=>=high', 'hostName=WEB-01', 'hostName=!x');
    expect(await values(findingList, 'hostName', { filter })).toEqual(['WEB-01 2', 'db_100% 1']);
    expect(await values(findingList, 'cve', { filter })).toEqual(['CVE-2024-0001 2']);
    expect(await values(findingList, 'cve', { search: 'writer' })).toEqual(['CVE-2024-0001 1']);
  });

  it('can be narrowed by a part of them and are cut at the limit', async () => {
    expect(await values(findingList, 'cve', { contains: 'cve-2024-0002' })).toEqual(['CVE-2024-0002 2']);
    expect(await values(assetList, 'hostName', { contains: '_100%' })).toEqual(['db_100% 1']);
    expect(await values(assetList, 'ipAddresses', { contains: 'FE80' })).toEqual(['fe80::1 1']);
    expect(await values(findingList, 'severity', { contains: 'ED' })).toEqual(['medium 1']);
    expect(await values(findingList, 'score', { contains: '.5' })).toEqual(['2.5 1', '7.5 1']);
    expect(await values(findingList, 'cve', { limit: 1 })).toEqual(['CVE-2024-0001 2']);
    expect(await values(findingList, 'severity', { limit: 1 })).toEqual(['critical 2']);
  });

  it('find as many rows, put into a filter, as they are told to have', async () => {
    for (const list of listName.options) {
      const source = listSources[list];
      for (const { name, type } of noLists.fields(list)) {
        if (type === 'date' || type === 'nested') continue;
        const found = await fieldValues(open.project, source, { ...everything, field: name });
        if (!found.ok) throw found.error;
        expect(found.value.length).toBeGreaterThan(0);
        for (const { value, rows } of found.value) {
          const counted = await countRows(open.project, source, {
            filter: [value === null ? { field: name, operator: 'is-empty' } : fieldIs(name, value)],
          });
          expect([name, value, counted]).toEqual([name, value, { ok: true, value: rows }]);
        }
      }
    }
  });

  it('are refused for times, records and fields that there are not', async () => {
    for (const field of ['lastSeen', 'networkInterfaces', 'colour']) {
      expect(await fieldValues(open.project, assetList, { ...everything, field })).toMatchObject({
        ok: false,
        error: { code: 'values-unlisted', message: expect.stringContaining(`"${field}"`) },
      });
    }
  });

  it('are none where there is no project yet', async () => {
    expect(await fieldValues(null, assetList, { ...everything, field: 'siteName' })).toEqual({
      ok: true,
      value: [],
    });
  });
});

describe('the fields of a list', () => {
  it("have the contract's shape, and tell which of them rows can be sorted by", async () => {
    for (const list of listName.options) {
      const source = listSources[list];
      const fields = listField.array().parse(noLists.fields(list));
      expect(fields.map(({ name }) => name)).toEqual(Object.keys(source.fields));
      for (const { name, sortable } of fields) {
        const request = { filter: [], sort: [`-${name}`], limit: 1 };
        expect([name, (await listRows(open.project, source, request)).ok]).toEqual([name, sortable]);
      }
    }
    expect(noLists.fields('findings').find(({ name }) => name === 'severity')).toEqual({
      name: 'severity',
      type: 'severity',
      choices: ['informational', 'unknown', 'low', 'medium', 'high', 'critical'],
      sortable: true,
    });
  });
});
