/**
 * `npm run audit:shipped`, for a release: asks the registry for known vulnerabilities of the packages that reach the
 * user, those bundled into the window too, which npm takes for development's own. What somebody looked at and may be
 * shipped stands in `audit/exceptions.json`, each until a day.
 *
 * Ends with 0 when nothing stands against a release, 1 when something does, 2 when the list of exceptions cannot be
 * used, and 69 when no registry answers, as on a closed network.
 */
import { spawnSync } from 'node:child_process';
import { join, relative, sep } from 'node:path';
import process from 'node:process';
import { readAuditExceptions } from './audit/audit-exceptions.ts';
import { readAuditReport } from './audit/audit-report.ts';
import { judgeAudit } from './audit/judge-audit.ts';
import { shippedPackages } from './shipped-packages.ts';

const exitCodes = { clean: 0, refused: 1, unusable: 2, unanswered: 69 } as const;
const root = join(import.meta.dirname, '..');

function audit(exceptionsFile: string): number {
  const exceptions = readAuditExceptions(exceptionsFile);
  const { stdout } = spawnSync('npm', ['audit', '--json'], {
    cwd: root,
    encoding: 'utf8',
    shell: process.platform === 'win32',
    maxBuffer: 64 * 1024 * 1024,
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const findings = readAuditReport(stdout ?? '');
  if (findings === null) {
    process.stderr.write(
      'The audit was not answered: npm reaches no registry here that knows advisories. Run it where one can be reached.\n',
    );
    return exitCodes.unanswered;
  }
  const places = shippedPackages(root).map(({ folder }) => relative(root, folder).replaceAll(sep, '/'));
  const today = new Date().toISOString().slice(0, 10);
  const { refused, excepted, unneeded } = judgeAudit(findings, new Set(places), exceptions, today);
  for (const line of excepted) process.stdout.write(`excepted  ${line}\n`);
  for (const line of unneeded) process.stdout.write(`unneeded  the exception for ${line}\n`);
  for (const line of refused) process.stdout.write(`refused   ${line}\n`);
  process.stdout.write(
    refused.length === 0
      ? `Nothing stands against shipping these ${places.length} packages.\n`
      : `Not to be shipped: mend it, or look at it and put it in ${relative(root, exceptionsFile)}.\n`,
  );
  return refused.length === 0 ? exitCodes.clean : exitCodes.refused;
}

try {
  process.exitCode = audit(process.argv[2] ?? join(root, 'scripts', 'audit', 'exceptions.json'));
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = exitCodes.unusable;
}
