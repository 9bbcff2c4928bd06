import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fieldIs } from '../../../preload/contract/filter.ts';
import { writeFilter } from '../../../preload/contract/filter-text/write-filter.ts';
import { type CliRun, runCli } from '../../setup/run-cli.ts';
import { endpoint, firstScanAt, newProject, scan, type TestProject } from '../queries/filled-project.ts';

const odd = ['w*', '<x>', '!x', ' a ', '"', 'a\nb', 'CORP\\jdoe'];

let open: TestProject;

beforeAll(async () => {
  open = await newProject();
  const assets = [...odd, '', 'web-1', 'a'].map((name, index) =>
    endpoint(`7${index}`, { host_name: name, core_count: index }),
  );
  await scan(open.project, { startedAt: firstScanAt, assets, findings: [] });
  await open.project.close();
});

afterAll(() => open.close());

async function list(...filters: readonly string[]): Promise<CliRun> {
  const options = filters.flatMap((text) => ['--filter', text]);
  return runCli(['--data-dir', open.folder, 'assets', 'list', '--json', '--sort', 'assetId', ...options]);
}

async function hosts(...filters: readonly string[]): Promise<(string | null)[]> {
  const { stdout, stderr } = await list(...filters);
  if (stdout === '') throw new Error(stderr);
  const { assets } = JSON.parse(stdout) as { assets: { hostName: string | null }[] };
  return assets.map(({ hostName }) => hostName);
}

describe('--filter', () => {
  it.each([...odd, ''])('finds %j and nothing else, as it is spelled', async (value) => {
    expect(await hosts(...writeFilter([fieldIs('hostName', value)]))).toEqual([value]);
  });

  it('finds what stands in quotation marks as it is', async () => {
    expect(await hosts('hostName="w*"', 'hostName="<x>"', 'hostName=" a "')).toEqual(['w*', '<x>', ' a ']);
    expect(await hosts('hostName="a\nb"')).toEqual(['a\nb']);
  });

  it('means what it meant in scripts before', async () => {
    expect(await hosts('hostName=w*')).toEqual(['w*', 'web-1']);
    expect(await hosts('hostName=CORP\\jdoe')).toEqual(['CORP\\jdoe']);
    expect(await hosts('hostName=')).toEqual(['']);
    expect(await hosts('coreCount=>=8', 'hostName=!web*')).toEqual(['a']);
    expect(await hosts('coreCount>=8', 'hostName!=web*')).toEqual(['a']);
  });

  it('takes groups', async () => {
    expect(await hosts('any(hostName=web*; all(coreCount>8; hostName=a))')).toEqual(['web-1', 'a']);
    expect(await hosts('none(coreCount<8; hostName contains "web")')).toEqual(['a']);
  });

  it.each([
    ['hostname', 'is not a filter', 'filter-unreadable'],
    ['hostName="web', 'must end with one', 'filter-unreadable'],
    ['any(hostName=web', 'is not a group of filters', 'filter-unreadable'],
    ['hostName=>a', 'cannot be compared by "above"', 'value-unreadable'],
  ])('refuses %s in one sentence', async (text, sentence, code) => {
    const { exitCode, stdout } = await list(text);
    expect(exitCode).toBe(2);
    expect(JSON.parse(stdout)).toMatchObject({
      error: { code, message: expect.stringContaining(sentence) },
    });
  });
});
