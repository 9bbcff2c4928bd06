import { assetsFindingsScans } from './0001-assets-findings-scans.ts';
import { knownExploited } from './0002-known-exploited.ts';
import { summaries } from './0003-summaries.ts';
import { applicationScans } from './0004-application-scans.ts';
import { severityUnknown } from './0005-severity-unknown.ts';
import { applicationKeys } from './0006-application-keys.ts';
import { proofs } from './0007-proofs.ts';
import { addDigests, findingIds } from './0008-finding-ids.ts';
import { encodeQuarantineReasons, reasonCodes } from './0009-reasons.ts';
import { findingsNamed, renameFindings } from './0010-findings-named.ts';
import { mergeEqualNames } from './merge-equal-names.ts';
import type { Migration } from './migrate.ts';

/** Every step a project goes through, oldest first. Steps that have been released are never changed. */
export const migrations: readonly Migration[] = [
  { version: 1, name: 'assets, findings, scans', sql: assetsFindingsScans },
  { version: 2, name: 'known exploited vulnerabilities', sql: knownExploited },
  { version: 3, name: 'summaries of findings', sql: summaries },
  { version: 4, name: 'application scans', sql: applicationScans },
  { version: 5, name: 'unknown severities', sql: severityUnknown },
  { version: 6, name: 'application keys', sql: applicationKeys, run: mergeEqualNames },
  { version: 7, name: 'proofs of scans', sql: proofs },
  { version: 8, name: 'ids of findings', sql: findingIds, run: addDigests },
  { version: 9, name: 'reasons as codes', sql: reasonCodes, run: encodeQuarantineReasons },
  { version: 10, name: 'one word for findings', sql: findingsNamed, run: renameFindings },
];
