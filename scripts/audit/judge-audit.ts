import type { AuditException } from './audit-exceptions.ts';
import type { AuditFinding } from './audit-report.ts';

export interface AuditJudgement {
  /** What must not be shipped, a line each. */
  readonly refused: readonly string[];
  /** What is shipped knowingly, a line each. */
  readonly excepted: readonly string[];
  /** Exceptions that no finding needs any more, a line each. */
  readonly unneeded: readonly string[];
}

/**
 * Judges what an audit found in packages that reach the user.
 * @param shipped places of these packages, from the project's folder: `node_modules/axios`
 * @param today the day in UTC, `2026-11-27`
 */
export function judgeAudit(
  findings: readonly AuditFinding[],
  shipped: ReadonlySet<string>,
  exceptions: readonly AuditException[],
  today: string,
): AuditJudgement {
  const refused: string[] = [];
  const excepted: string[] = [];
  const used = new Set<AuditException>();
  for (const finding of findings.filter(({ places }) => places.some((place) => shipped.has(place)))) {
    const exception = exceptions.find(
      (one) => one.advisory === finding.advisory && one.package === finding.package,
    );
    if (exception !== undefined) used.add(exception);
    const line = `${finding.package}: ${finding.title} (${finding.severity}, ${finding.advisory})`;
    if (exception === undefined) refused.push(line);
    else if (exception.until < today) refused.push(`${line}; its exception ended on ${exception.until}`);
    else excepted.push(`${line}; until ${exception.until}, because ${exception.because}`);
  }
  const unneeded = exceptions
    .filter((exception) => !used.has(exception))
    .map(({ advisory, package: name }) => `${name}: ${advisory}`);
  return { refused, excepted, unneeded };
}
