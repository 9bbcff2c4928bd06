import { say } from '../../preload/words/say.ts';
import type { FolderJudgement } from '../private-files/folder-judgement.ts';
import { shellWord } from '../private-files/shell-word.ts';
import { accountName, thisUid } from '../private-files/this-user.ts';
import { SettingsError } from './settings-error.ts';

/** The environment variable that names the data folder when no option does. */
export const dataDirVariable = 'SENTINELONE_CONNECTOR_DATA_DIR';

/** Says whose a folder is that is not used, and which command mends that. */
export function untrustedDataDir({
  path,
  fault,
  at,
}: Extract<FolderJudgement, { kind: 'refused' }>): SettingsError {
  const owner = accountName(at.stats.uid);
  const user = accountName(thisUid() ?? at.stats.uid);
  const values = {
    folder: path,
    at: at.path,
    word: shellWord(at.path),
    target: shellWord(path),
    owner: owner.shown,
    sudoUser: owner.forSudo,
    user: user.shown,
    chown: user.forChown,
    mode: (at.stats.mode & 0o7777).toString(8),
    // Only its owner can close a folder.
    sudo: at.stats.uid === thisUid() ? '' : 'sudo ',
    variable: dataDirVariable,
  };
  return new SettingsError(
    'data-dir-untrusted',
    say(`settingsMessages:dataFolderUntrusted.${fault}.message`, values),
    say(`settingsMessages:dataFolderUntrusted.${fault}.advice`, values),
  );
}

/** Says what is not to be had in a folder of somebody else, which can only be read. */
export function readOnlyDataDir({
  path,
  stats,
}: Extract<FolderJudgement, { kind: 'readable' }>): SettingsError {
  const { shown: owner, forSudo: sudoUser } = accountName(stats.uid);
  const values = { folder: path, owner, sudoUser, variable: dataDirVariable };
  return new SettingsError(
    'data-dir-untrusted',
    say('settingsMessages:dataFolderReadOnly.message', values),
    say('settingsMessages:dataFolderReadOnly.advice', values),
  );
}
