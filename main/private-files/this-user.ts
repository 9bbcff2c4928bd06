import { readFileSync } from 'node:fs';

/** Root, on every POSIX system: what it may do cannot be kept from it. */
export const rootUid = 0;

/** macOS: whoever is in it may become root with their own password. */
const macAdminGid = 80;

/**
 * The user that this process acts as; null on Windows, where Node reads neither owner nor access list of a file.
 * https://nodejs.org/api/fs.html#statsuid
 */
export function thisUid(): number | null {
  return process.geteuid?.() ?? null;
}

/** An account in texts, as a name for `chown`, and as one for `sudo -u`. */
export interface AccountName {
  readonly shown: string;
  readonly forChown: string;
  readonly forSudo: string;
}

/** What an account is called: its name where /etc/passwd has it (macOS and directory services: not all), else its number. */
export function accountName(uid: number): AccountName {
  const name = uid === rootUid ? 'root' : accounts().find(({ id }) => id === uid)?.name;
  return name === undefined
    ? { shown: `user ${uid}`, forChown: `${uid}`, forSudo: `'#${uid}'` }
    : { shown: name, forChown: name, forSudo: name };
}

/**
 * Whether a group lets in nobody but this user, and administrators. A user's private group has the user's name or
 * number, is the first group of nobody else and has no other member. Of groups that only a directory service knows no
 * members can be read: there the number alone decides, as for pam_umask(8).
 */
export function isOwnGroup(gid: number, uid: number): boolean {
  const asked = `${gid}/${uid}`;
  const judged = judgedGroups.get(asked) ?? judgeGroup(gid, uid);
  judgedGroups.set(asked, judged);
  return judged;
}

/** Files of the data folder are looked at often, and groups seldom change while a program runs. */
const judgedGroups = new Map<string, boolean>();

function judgeGroup(gid: number, uid: number): boolean {
  // Group 0 is root's on Linux; on macOS it is `wheel`.
  if (gid === rootUid || (process.platform === 'darwin' && gid === macAdminGid)) return true;
  const users = accounts();
  const user = users.find(({ id }) => id === uid);
  const group = entries('/etc/group').find(({ id }) => id === gid);
  const isNamedAfterUser = gid === uid || (group !== undefined && group.name === user?.name);
  const othersBeginInIt = users.some((other) => other.id !== uid && other.group === gid);
  const members = (group?.last ?? '').split(',').filter((member) => member !== '' && member !== user?.name);
  return isNamedAfterUser && !othersBeginInIt && members.length === 0;
}

interface Entry {
  readonly name: string;
  readonly id: number;
  /** The first group of an account. */
  readonly group: number;
  readonly last: string;
}

function accounts(): Entry[] {
  return entries('/etc/passwd');
}

/** passwd(5) and group(5): fields parted by colons, the name first and the number third. */
function entries(file: string): Entry[] {
  try {
    return readFileSync(file, 'utf8')
      .split('\n')
      .map((line) => line.split(':'))
      .filter((fields) => fields.length >= 4 && !fields[0]?.startsWith('#'))
      .map((fields) => ({
        name: fields[0] ?? '',
        id: Number(fields[2]),
        group: Number(fields[3]),
        last: fields.at(3) ?? '',
      }));
  } catch {
    return [];
  }
}
