import { spawnSync } from 'node:child_process';
import { chmodSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { temporaryFolder } from '../../builders/temporary-folder.ts';

const script = fileURLToPath(new URL('../../../scripts/audit-shipped.ts', import.meta.url));

const advisory = (name: string, id: string) => ({
  name,
  via: [{ title: `A hole in ${name}`, url: `https://advisories.invalid/${id}`, severity: 'high' }],
  nodes: [`node_modules/${name}`],
});
const report = (...found: ReturnType<typeof advisory>[]) => ({
  auditReportVersion: 2,
  vulnerabilities: Object.fromEntries(found.map((one) => [one.name, one])),
});
const exception = (name: string, id: string, until: string) => ({
  advisory: id,
  package: name,
  until,
  because: 'the part with the hole is never called by the connector',
});

/** Runs the job with an npm that answers an audit with `answer`. */
function runJob(answer: unknown, exceptions: unknown = []) {
  const folder = temporaryFolder();
  const list = join(folder, 'exceptions.json');
  writeFileSync(list, typeof exceptions === 'string' ? exceptions : JSON.stringify(exceptions));
  writeFileSync(join(folder, 'answer.json'), JSON.stringify(answer));
  const npm = join(folder, 'npm');
  writeFileSync(npm, `#!/bin/sh\n[ "$1" = audit ] && cat '${folder}/answer.json'\nexit 1\n`);
  chmodSync(npm, 0o755);
  const { status, stdout, stderr } = spawnSync(process.execPath, [script, list], {
    encoding: 'utf8',
    env: { ...process.env, PATH: `${folder}${delimiter}${process.env['PATH']}` },
  });
  return { status, stdout, stderr };
}

describe.skipIf(process.platform === 'win32')('the audit of what ships', () => {
  it('ends well when no package that reaches the user is vulnerable', () => {
    const run = runJob(report(advisory('vitest', 'GHSA-aaaa-bbbb-0001')));
    expect(run).toMatchObject({ status: 0, stdout: expect.stringContaining('Nothing stands against') });
  });

  it('refuses packages of the main process, and those that the window is bundled with', () => {
    const run = runJob(
      report(advisory('axios', 'GHSA-aaaa-bbbb-0001'), advisory('react', 'GHSA-aaaa-bbbb-0002')),
    );
    expect(run.status).toBe(1);
    expect(run.stdout).toContain('refused   axios: A hole in axios (high, GHSA-aaaa-bbbb-0001)');
    expect(run.stdout).toContain('refused   react: A hole in react (high, GHSA-aaaa-bbbb-0002)');
  });

  it('lets pass what was looked at, until the day that is given, and tells of exceptions without use', () => {
    const found = report(advisory('axios', 'GHSA-aaaa-bbbb-0001'));
    const lasting = runJob(found, [
      exception('axios', 'GHSA-aaaa-bbbb-0001', '9999-12-31'),
      exception('zod', 'GHSA-aaaa-bbbb-0003', '9999-12-31'),
    ]);
    expect(lasting.status).toBe(0);
    expect(lasting.stdout).toContain('excepted  axios: A hole in axios');
    expect(lasting.stdout).toContain('unneeded  the exception for zod: GHSA-aaaa-bbbb-0003');
    const ended = runJob(found, [exception('axios', 'GHSA-aaaa-bbbb-0001', '2026-01-31')]);
    expect(ended).toMatchObject({
      status: 1,
      stdout: expect.stringContaining('its exception ended on 2026-01-31'),
    });
    const another = runJob(found, [exception('axios', 'GHSA-aaaa-bbbb-0009', '9999-12-31')]);
    expect(another.status).toBe(1);
  });

  it('says in one line that nobody answered, with an exit code of its own', () => {
    for (const answer of [{ message: '405 Method Not Allowed', statusCode: 405 }, null, 'no JSON at all']) {
      const { status, stdout, stderr } = runJob(answer);
      expect({ status, stdout, lines: stderr.trimEnd().split('\n').length }).toEqual({
        status: 69,
        stdout: '',
        lines: 1,
      });
      expect(stderr).toContain('The audit was not answered');
    }
  });

  it('takes no exception without a day or a reason', () => {
    for (const wrong of [
      'nothing',
      [{ ...exception('axios', 'GHSA-aaaa-bbbb-0001', 'for ever') }],
      [{ ...exception('axios', 'GHSA-aaaa-bbbb-0001', '9999-12-31'), because: 'safe' }],
    ]) {
      const { status, stderr } = runJob(report(), wrong);
      expect(status).toBe(2);
      expect(stderr).toContain('The list of exceptions');
    }
  });
});
