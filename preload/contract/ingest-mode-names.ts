import { say } from '../words/say.ts';
import type { IngestMode } from './ingest-mode.ts';

/** The words shown to people for each mode. They stand apart for the threads that load no texts. */
export const ingestModeNames: Record<IngestMode, string> = {
  scan: say('ingestModes:scan'),
  'asset-sync': say('ingestModes:assetSync'),
};
