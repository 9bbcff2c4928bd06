import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { storableText } from '../../../main/outside/storable-text.ts';
import { listName } from '../../../preload/contract/row-lists.ts';
import { cliWorkplace } from '../../builders/cli-workplace.ts';
import { hostileRefusal, hostileTenant, payloads } from '../../tenant/hostile-tenant.ts';

/** Whatever would steer a terminal or turn text around, but the breaks of our own lines. */
const steering = /(?!\n)[\p{Cc}\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/u;

/** The cells of a CSV file, as a spreadsheet reads them (RFC 4180), and as one that parts elsewhere and knows no quotes does. */
function cellsOf(csv: string): string[] {
  const byCommas = [...csv.matchAll(/(?:^|[,\n])(?:"((?:[^"]|"")*)"|([^",\r\n]*))/g)].map(
    ([, quoted, plain = '']) => quoted?.replaceAll('""', '"') ?? plain,
  );
  return [...byCommas, ...csv.split(/[,;|\t\r\n]["\s]*/)];
}

test('texts of a console that means harm steer no terminal, and are no formula in what is exported', async () => {
  const { server, faults } = await hostileTenant();
  const place = await cliWorkplace(server);
  const sync = await place.run(['sync']);
  expect([sync.exitCode, steering.exec(sync.stdout + sync.stderr)]).toEqual([0, null]);
  faults.arm({ on: 'always', fault: hostileRefusal });
  const refused = await place.run(['sync']);
  expect([refused.exitCode, steering.exec(refused.stdout + refused.stderr)]).toEqual([4, null]);

  const fileOf = (list: string, format: string) => join(place.dataDir, `${list}.${format}`);
  const exported = (list: string, format: string) => [
    'export',
    list,
    '--format',
    format,
    '--out',
    fileOf(list, format),
  ];
  const commands = [
    ['assets', 'list'],
    ['findings', 'list'],
    ['vulnerabilities', 'list'],
    ['scans', 'show', '1'],
    ['scans', 'show', '2'],
    ['status'],
    ['findings', 'list', '--json'],
    ...listName.options.map((list) => exported(list, 'csv')),
    exported('assets', 'jsonl'),
  ];
  for (const args of commands) {
    const { exitCode, stdout, stderr } = await place.run(args);
    // The last scan was refused for its credentials, which the exit code of status tells.
    const expected = args[0] === 'status' ? 4 : 0;
    expect([args.join(' '), exitCode, steering.exec(stdout + stderr)]).toEqual([
      args.join(' '),
      expected,
      null,
    ]);
  }
  for (const list of listName.options) {
    const cells = cellsOf(readFileSync(fileOf(list, 'csv'), 'utf8'));
    expect([list, cells.filter((cell) => /^\s*[=+\-@]/.test(cell))]).toEqual([list, []]);
  }
  // As data, every text is whole; what not every database can hold is written visibly.
  const hosts = readFileSync(fileOf('assets', 'jsonl'), 'utf8').trimEnd().split('\n');
  expect(new Set(hosts.map((row) => JSON.parse(row).hostName))).toEqual(
    new Set(Object.values(payloads).map(storableText)),
  );
}, 300_000); // Starts a process for each command.
