import type { MessagePort } from 'node:worker_threads';
import { asFunctions, callsOverPort } from '../workers/remote-calls.ts';
import type { IngestReads, IngestWrites, ProjectIngest } from './project-ingest.ts';
import './spoken-errors.ts';
import { projectErrorHelp } from './wire-error.ts';

/** The ingest door at the other end of `Project.ingestChannel`. */
export function ingestOver(channel: MessagePort): ProjectIngest {
  return asFunctions(callsOverPort<IngestReads & IngestWrites>(channel, projectErrorHelp));
}
