import { type Stats, statSync } from 'node:fs';
import { failure, type Result, success } from '../../preload/contract/result.ts';
import { systemReason } from '../settings/settings-error.ts';

/** What stands at a path; null when nothing does. Fails with the system's reason where even that cannot be told. */
export function factsOf(path: string): Result<Stats | null, string> {
  try {
    return success(statSync(path, { throwIfNoEntry: false }) ?? null);
  } catch (error) {
    return failure(systemReason(error));
  }
}

/** Bytes in words: `3 MB`, `85.0 GB`. */
export function sizeInWords(bytes: number): string {
  return bytes < 1e9 ? `${Math.ceil(bytes / 1e6)} MB` : `${(bytes / 1e9).toFixed(1)} GB`;
}
