import { isIP } from 'node:net';
import type { Redactor } from '../logging/redactor.ts';

/** What a name stands for; each kind is counted by itself, so that a reader can still tell one from another. */
export type NameKind = 'host' | 'user' | 'connector' | 'project' | 'place' | 'name' | 'share';

/** Endings of files and of what a program calls its parts: a dotted word that ends in one is no host. */
const ownEndings = new Set(
  (
    'js mjs cjs ts tsx json jsonl log sqlite sqlite-wal sqlite-shm csv txt md html css map pem crt cer key node asar so dll dylib exe db wal ' +
    'shm part new old bak broken lock deb rpm appimage desktop sh yml yaml env'
  ).split(' '),
);

/** What stands around a mask while a text is worked on: no name can look like one. `<` and `>` in the end. */
const opening = '\ue000';
const closing = '\ue001';

/** Texts so short would be found inside everything. */
const shortest = 3;

const opaque = /\b[A-Za-z0-9_-]{40,}(?:\.[A-Za-z0-9_-]+)*/g;
/** A letter or a digit of any script, or an underscore; for use within brackets. */
const word = '\\p{L}\\p{M}\\p{N}_';
/** The folder of a user, up to the next part of the path: a name may have blanks and dots in it, as `Anna Berg` and `anna.CORP`. */
const homeFolder =
  /(\/home\/|\/Users\/|[A-Za-z]:[\\/]+(?:Users|Benutzer|Documents and Settings)[\\/]+)((?:[^\s/\\"':,;)<>|]+(?: (?=[^\s/\\"':,;)<>|]+[/\\]))?)+)/giu;
const eMail = new RegExp(`[${word}.+'-]+@[${word}-]+(?:\\.[${word}-]+)*`, 'gu');
/** `\\\\server\\share`, also with its backslashes doubled. What follows is a path. */
const uncPath = new RegExp(
  `(?<![\\\\${word}:])(\\\\{2,4})([${word}][${word}.$-]*)(\\\\{1,2})([${word}][${word}.$ -]*[${word}$])`,
  'gu',
);
const domainUser = new RegExp(
  `(?<![${word}\\\\/:.])([\\p{L}][${word}-]{1,30})\\\\+([\\p{L}][${word}.$-]*)`,
  'gu',
);
/** The parts of a distinguished name that name something: `CN=Anna Berg,OU=Sales,DC=acme`. */
const namePart =
  /(?<![\p{L}\p{N}])((?:CN|OU|DC|O|L|ST|UID|SN|GN|E|STREET|SERIALNUMBER|emailAddress)\s?=\s?)("[^"\n]*"|(?:\\.|[^\\,;+/"'\n<>])+)/giu;
/** The host of an address, also one without a dot, behind a user that the redactor has masked. */
const hostInAddress = new RegExp(
  `(\\b[a-z][a-z0-9+.-]*:\\/\\/(?:\\[redacted\\]@)?)([${word}][${word}.-]*)`,
  'giu',
);
/** The name that a failure of the system is about: `getaddrinfo ENOTFOUND proxy`. */
const hostOfFailure = new RegExp(
  `(\\b(?:getaddrinfo|connect|query[A-Z]\\w*)\\s+E[A-Z_]+\\s+)([${word}][${word}.-]*)`,
  'gu',
);
/** Names as Windows makes them up for machines. */
const machineName =
  /(?<![\p{L}\p{N}_-])(?:DESKTOP|LAPTOP|WIN|PC|SRV|SERVER|NB|WS|DC)-[A-Z0-9][A-Z0-9-]{2,}(?![\p{L}\p{N}_-])/giu;
const macAddress = /(?<![\w:-])[0-9a-f]{2}(?:[:-][0-9a-f]{2}){5}(?![\w:-])/gi;
const ipCandidate = /(?<![\w.:-])(?:[0-9a-f]*:[0-9a-f:.]+|\d{1,3}(?:\.\d{1,3}){3})(?![\w-]|\.\d)/gi;
const dottedName = new RegExp(
  `(?<![${word}@-])(?:[${word}](?:[${word}-]*[${word}])?\\.)+\\p{L}[${word}-]*[${word}](?![${word}-])`,
  'giu',
);
/** The name of a function in a line of a stack trace. */
const calledFunction = /(?:^|\n)\s+at (?:async |new )?$/;

/**
 * Takes out of a text what would tell whose machine and whose console it came from: tokens, user names, host names and
 * addresses. The same name is always masked by the same word (`<host-2>`). Better one word too many than one too few.
 */
export class Masker {
  readonly #redactor: Redactor;
  /** The word for each name by the name in lower case. */
  readonly #masks = new Map<string, string>();
  readonly #counts = new Map<string, number>();

  constructor(redactor: Redactor) {
    this.#redactor = redactor;
  }

  /** From now on masks this name wherever it stands as a word of its own. */
  learn(kind: NameKind, name: string | null | undefined): void {
    const known = name?.trim().toLowerCase() ?? '';
    if (known.length >= shortest && !isOwnMachine(known)) this.#maskOf(kind, known);
  }

  mask(text: string): string {
    const hostUnlessOwn = (name: string, offset: number, whole: string): string => {
      const ending = name.slice(name.lastIndexOf('.') + 1).toLowerCase();
      if (ownEndings.has(ending)) return name;
      const lineStart = whole.lastIndexOf('\n', offset - 1);
      if (calledFunction.test(whole.slice(Math.max(0, lineStart), offset))) return name;
      return this.#maskOf('host', name);
    };
    const masked = this.#redactor
      .redact(text)
      .replaceAll(/[\ue000\ue001]/g, '')
      .replace(opaque, '[token]')
      .replace(namePart, (_, type: string, name: string) => type + this.#maskOf('name', name.trim()))
      .replace(
        uncPath,
        (_, start: string, host: string, parting: string, share: string) =>
          start + this.#maskOf('host', host) + parting + this.#maskOf('share', share),
      )
      // Before what is known, which would take the host out of a mail and leave the user.
      .replace(homeFolder, (_, folder: string, user: string) => folder + this.#maskOf('user', user))
      .replace(eMail, (mail) => this.#maskOf('user', mail))
      .replace(
        domainUser,
        (_, domain: string, user: string) => `${this.#maskOf('host', domain)}\\${this.#maskOf('user', user)}`,
      )
      .replace(this.#knownNames(), (name) => this.#masks.get(name.toLowerCase()) ?? name)
      .replace(hostOfFailure, (_, failure: string, host: string) => failure + this.#hostOrOwn(host))
      .replace(hostInAddress, (_, scheme: string, host: string) => scheme + this.#hostOrOwn(host))
      .replace(machineName, (name) => this.#maskOf('host', name))
      .replace(macAddress, (address) => this.#maskOf('address', address))
      .replace(ipCandidate, (address) => this.#maskedAddress(address))
      .replace(dottedName, hostUnlessOwn);
    return masked.replaceAll(opening, '<').replaceAll(closing, '>');
  }

  /**
   * Names stand for themselves also with something behind or before them: `anna.CORP`, `anna_adm`, `srv-01$`. Within other
   * letters or digits they are other words.
   */
  #knownNames(): RegExp {
    const names = [...this.#masks.keys()].sort((one, other) => other.length - one.length);
    // Without a name it matches nothing.
    return new RegExp(
      `(?<![\\p{L}\\p{N}${opening}])(?:${names.map(escaped).join('|') || '(?!)'})(?![\\p{L}\\p{N}${closing}])`,
      'giu',
    );
  }

  /** A host that is masked, unless it is this machine, an address, or a file. */
  #hostOrOwn(host: string): string {
    if (isOwnMachine(host.toLowerCase()) || isIP(host) !== 0) return host;
    return this.#maskOf('host', host);
  }

  #maskedAddress(text: string): string {
    const address = text.replace(/[.:]+$/, (end) => (isIP(text) === 0 ? '' : end));
    if (isIP(address) === 0 || isOwnMachine(address)) return text;
    return this.#maskOf('address', address) + text.slice(address.length);
  }

  #maskOf(kind: NameKind | 'address', name: string): string {
    const known = name.toLowerCase();
    // What was masked already is found again by wider patterns.
    if (name.startsWith(opening)) return name;
    const before = this.#masks.get(known);
    if (before !== undefined) return before;
    const count = (this.#counts.get(kind) ?? 0) + 1;
    this.#counts.set(kind, count);
    const mask = `${opening}${kind}-${count}${closing}`;
    this.#masks.set(known, mask);
    return mask;
  }
}

/** The names of the machine itself on every machine: they tell nothing about anybody. */
function isOwnMachine(name: string): boolean {
  return name === 'localhost' || /^127\./.test(name) || name === '::1' || name === '::' || name === '0.0.0.0';
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&');
}
