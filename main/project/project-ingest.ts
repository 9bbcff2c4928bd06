import type { WriterCalls } from './sqlite/writer.ts';

/** What a scan writes, and what it reads to judge by. Each call is one transaction; may throw a ProjectError. */
export type ProjectIngest = WriterCalls;
