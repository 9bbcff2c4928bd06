import type { ReactNode } from 'react';
import type { MigrationStatus } from '../../preload/contract/topics/status.ts';
import { say } from '../../preload/words/say.ts';
import { ProgressBar } from '../components/progress-bar.tsx';
import { Screen } from '../components/screen.tsx';

/** Stands in the place of every screen while a project of an older release is migrated: nothing can be read then. */
export function Migrating({ migration }: { readonly migration: MigrationStatus }): ReactNode {
  const { kind, done, total, copy } = migration;
  // A step under way is not done yet.
  const counted = kind === 'step' && done !== null ? done - 1 : (done ?? 0);
  return (
    <Screen title={say('migration:title')}>
      <p>{say('migration:text')}</p>
      {copy !== null && <p>{say('migration:kept', { copy })}</p>}
      <p role="status">{wordsOf(migration)}</p>
      <ProgressBar done={counted} label={say('migration:progress')} total={total} />
    </Screen>
  );
}

function wordsOf({ kind, done, total }: MigrationStatus): string {
  return kind === 'step'
    ? say('migration:step', { step: done ?? 0, steps: total ?? 0 })
    : say(`migration:${kind}`);
}
