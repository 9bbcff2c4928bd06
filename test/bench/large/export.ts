import { rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { findingFields } from '../../../main/project/sqlite/queries/finding-fields.ts';
import { findingList } from '../../../main/project/sqlite/queries/list-findings.ts';
import { statementOfRows } from '../../../main/project/sqlite/queries/list-rows.ts';
import { measure } from '../measured-process.ts';
import { inlined, timeInShell } from './sqlite-shell.ts';

/** All findings with every field as CSV: the `export` command against SQLite's shell. Gives a line of the table. */
export async function measureExport(cli: string, dataDir: string): Promise<string> {
  const file = join(dataDir, 'export.csv');
  const ours = await measure(
    [cli, '--data-dir', dataDir, '--quiet', 'export', 'findings', '--out', file],
    {},
  );
  const mib = Math.round(statSync(file).size / 1024 / 1024);
  rmSync(file);
  const statement = statementOfRows(findingList, { filter: [] }, Object.keys(findingFields));
  if (!statement.ok) throw statement.error;
  const shellMs = timeInShell(join(dataDir, 'project.sqlite'), [inlined(statement.value)], { into: file });
  rmSync(file);
  const peak = ours.peakMiB === null ? '' : `, peak memory ${Math.round(ours.peakMiB)} MiB`;
  return `| export of all findings to CSV, every field (${mib} MiB) | ${(ours.wallMs / 1000).toFixed(1)} s${peak} | ${(shellMs / 1000).toFixed(1)} s in SQLite's shell | ${(ours.wallMs / shellMs).toFixed(2)} |`;
}
