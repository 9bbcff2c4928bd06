import { readdirSync, readFileSync, readlinkSync } from 'node:fs';

/** A socket that waits for others to come: `tcp 127.0.0.1:8080`. */
export type OpenPort = string;

/** What a process and those it started listen on; without those whose command line names `except`. Linux only. */
export function openPorts(pid: number, except: RegExp): OpenPort[] {
  const sockets = new Set(family(pid, except).flatMap(socketsOf));
  return ['tcp', 'tcp6', 'udp', 'udp6'].flatMap((protocol) =>
    readFileSync(`/proc/net/${protocol}`, 'utf8')
      .trim()
      .split('\n')
      .slice(1)
      .map((line) => line.trim().split(/\s+/))
      // A datagram socket takes what comes as soon as it is bound; of streams only those that listen (state 0A).
      .filter(
        ([, , , state, , , , , , inode]) =>
          sockets.has(inode ?? '') && (protocol.startsWith('udp') || state === '0A'),
      )
      .map(([, local = '']) => `${protocol} ${readable(local)}`),
  );
}

function family(pid: number, except: RegExp): number[] {
  try {
    if (except.test(readFileSync(`/proc/${pid}/cmdline`, 'utf8'))) return [];
    const children = readdirSync(`/proc/${pid}/task`).flatMap((thread) =>
      readFileSync(`/proc/${pid}/task/${thread}/children`, 'utf8')
        .trim()
        .split(' ')
        .filter(Boolean)
        .map(Number),
    );
    return [pid, ...children.flatMap((child) => family(child, except))];
  } catch {
    // It ended meanwhile.
    return [];
  }
}

function socketsOf(pid: number): string[] {
  return readdirSync(`/proc/${pid}/fd`).flatMap((fd) => {
    try {
      return /^socket:\[(\d+)\]$/.exec(readlinkSync(`/proc/${pid}/fd/${fd}`))?.[1] ?? [];
    } catch {
      return [];
    }
  });
}

/** `0100007F:1F90` as `127.0.0.1:8080`; IPv6 as it stands there. */
function readable(address: string): string {
  const [host = '', port = ''] = address.split(':');
  const name =
    host.length === 8
      ? (host.match(/../g) ?? [])
          .toReversed()
          .map((part) => Number.parseInt(part, 16))
          .join('.')
      : host;
  return `${name}:${Number.parseInt(port, 16)}`;
}
