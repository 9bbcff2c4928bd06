import type { MessagePort } from 'node:worker_threads';
import type { ProjectIngest } from './project-ingest.ts';
import { writerCalls } from './sqlite/writer.ts';

/** The ingest door at the other end of `Project.ingestChannel`. */
export function ingestOver(channel: MessagePort): ProjectIngest {
  return writerCalls(channel);
}
