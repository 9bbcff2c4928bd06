import type Database from 'better-sqlite3';
import type { IngestReads } from '../../project-ingest.ts';
import { type AssetWrites, assetWrites } from './asset-writes.ts';
import { type ConcludeWrites, concludeWrites } from './conclude-writes.ts';
import { type DeletionWrites, deletionWrites } from './deletion-writes.ts';
import { type FindingWrites, findingWrites } from './finding-writes.ts';
import { ingestReads } from './ingest-reads.ts';
import { type KnownExploitedWrites, knownExploitedWrites } from './known-exploited-writes.ts';
import { type ScanWrites, scanWrites } from './scan-writes.ts';
import { type TriageWrites, triageWrites } from './triage-writes.ts';

/** Everything that changes a project. Each call is one transaction. */
export type Writes = AssetWrites &
  ConcludeWrites &
  DeletionWrites &
  FindingWrites &
  KnownExploitedWrites &
  ScanWrites &
  IngestReads &
  TriageWrites;

/** Prepares all writes over one writing connection. */
export function createWrites(database: Database.Database): Writes {
  return {
    ...assetWrites(database),
    ...concludeWrites(database),
    ...deletionWrites(database),
    ...findingWrites(database),
    ...knownExploitedWrites(database),
    ...scanWrites(database),
    ...ingestReads(database),
    ...triageWrites(database),
  };
}
