import { englishNumber } from '../../../preload/words/formats/number-words.ts';
import type { MigrationProgress } from '../../project/migration-progress.ts';
import type { Output } from '../output/output.ts';

/** Tells on stderr how a project of an older release is brought to today's shape: a line for each step. */
export function migrationNotes(output: Pick<Output, 'note' | 'progress' | 'progressDone'>) {
  return (progress: MigrationProgress): void => {
    if (progress.kind === 'copying') {
      const { done, total } = progress;
      output.progress(
        `Migration: copying the project, ${total === 0 ? 0 : Math.floor((100 * done) / total)} %`,
      );
      return;
    }
    output.progressDone();
    output.note(`Migration: ${noteOf(progress)}`);
  };
}

function noteOf(progress: Exclude<MigrationProgress, { kind: 'copying' }>): string {
  switch (progress.kind) {
    case 'waiting':
      return 'another process migrates the project; waiting for it.';
    case 'plan': {
      const { from, to, steps, neededBytes, freeBytes, copy } = progress;
      const free = freeBytes === null ? '' : ` (${megabytes(freeBytes)} free)`;
      return (
        `the project goes from version ${from} to ${to} in ${steps === 1 ? 'one step' : `${steps} steps`}, ` +
        `which needs ${megabytes(neededBytes)} of disk${free}. It is copied to ${copy} first.`
      );
    }
    case 'checking':
      return 'checking the copy.';
    case 'step':
      return `step ${progress.step} of ${progress.steps}, ${progress.name}.`;
    case 'done':
      return 'done.';
  }
}

function megabytes(bytes: number): string {
  return `${englishNumber(Math.ceil(bytes / 1_000_000))} MB`;
}
