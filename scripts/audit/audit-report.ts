import { z } from 'zod';

const advisory = z.object({ title: z.string(), url: z.string(), severity: z.string() });

/** What `npm audit --json` answers when it was answered itself; other members are not looked at. */
const answered = z.object({
  auditReportVersion: z.literal(2),
  vulnerabilities: z.record(
    z.string(),
    z.object({
      // A name stands for an advisory of a package further down, which has an entry of its own.
      via: z.array(z.union([z.string(), advisory])),
      nodes: z.array(z.string()),
    }),
  ),
});

/** A known vulnerability of an installed package. */
export interface AuditFinding {
  /** `GHSA-xxxx-xxxx-xxxx`, or the advisory's address where it has none. */
  readonly advisory: string;
  readonly title: string;
  readonly severity: string;
  readonly package: string;
  /** Where the package lies: `node_modules/<name>`, from the project's folder. */
  readonly places: readonly string[];
}

/** Reads what `npm audit --json` wrote; null when no registry answered it. */
export function readAuditReport(text: string): readonly AuditFinding[] | null {
  const report = answered.safeParse(parsed(text));
  if (!report.success) return null;
  return Object.entries(report.data.vulnerabilities).flatMap(([name, { via, nodes }]) =>
    via.flatMap((one) => {
      if (typeof one === 'string') return [];
      const { title, severity, url } = one;
      return [{ advisory: idIn(url), title, severity, package: name, places: nodes }];
    }),
  );
}

function idIn(url: string): string {
  return /GHSA(?:-[0-9a-z]{4}){3}/.exec(url)?.[0] ?? url;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
