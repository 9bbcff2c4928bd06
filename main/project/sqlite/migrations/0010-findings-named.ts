import type Database from 'better-sqlite3';

/**
 * What a walk of findings reads is named `findings`; it was named `vulnerabilities`, as the list of CVEs is. The facts of
 * issues follow, in which the sentences of console errors become reasons of a kind of their own.
 */
export const findingsNamed = `
UPDATE walk SET resource = 'findings' WHERE resource = 'vulnerabilities';
UPDATE watermark SET resource = 'findings' WHERE resource = 'vulnerabilities';
UPDATE quarantine SET resource = 'findings' WHERE resource = 'vulnerabilities';
UPDATE scan SET phase = 'findings' WHERE phase = 'vulnerabilities';
`;

/** Brings the facts of issues, and what accepting a review makes of a scan, to these names. Belongs to migration 10. */
export function renameFindings(database: Database.Database): void {
  database.function('renamed_facts', { deterministic: true }, (facts) =>
    rewritten(String(facts), renamedFacts),
  );
  database.function('renamed_outcome', { deterministic: true }, (outcome) =>
    rewritten(String(outcome), renamedOutcome),
  );
  database.exec(`
    UPDATE scan_issue SET facts = renamed_facts(facts) WHERE facts IS NOT NULL;
    UPDATE scan SET accepted_outcome = renamed_outcome(accepted_outcome) WHERE accepted_outcome IS NOT NULL`);
}

type Stored = Readonly<Record<string, unknown>>;

/** The text of an object with other values; any other text stays as it is. */
function rewritten(text: string, change: (stored: Stored) => Stored): string {
  try {
    const stored: unknown = JSON.parse(text);
    return isStored(stored) ? JSON.stringify(change(stored)) : text;
  } catch {
    return text;
  }
}

function isStored(value: unknown): value is Stored {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function renamedFacts(facts: Stored): Stored {
  const { kind, reason } = facts;
  const named = renamedResource(facts);
  if (kind === 'no-vulnerabilities') return { ...named, kind: 'no-findings' };
  const isSentence =
    (kind === 'walk-failed' || kind === 'endpoints-unconfirmed') && typeof reason === 'string';
  return isSentence ? { ...named, reason: { kind: 'worded', text: reason } } : named;
}

function renamedOutcome(outcome: Stored): Stored {
  const { watermarks } = outcome;
  if (!Array.isArray(watermarks)) return outcome;
  return {
    ...outcome,
    watermarks: watermarks.map((mark: unknown) => (isStored(mark) ? renamedResource(mark) : mark)),
  };
}

function renamedResource(stored: Stored): Stored {
  return stored['resource'] === 'vulnerabilities' ? { ...stored, resource: 'findings' } : stored;
}
