import { createHash, generateKeyPairSync, type KeyObject, sign } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { basename } from 'node:path';
import { onTestFinished } from 'vitest';
import { signedBytes } from '../../main/updates/signed-metadata.ts';

/** A version on the feed, with what a test makes wrong about it. */
export interface Published {
  readonly version: string;
  readonly notes?: string;
  /** What is published; made up unless given. */
  readonly content?: Buffer;
  /** What is sent in place of what was published. */
  readonly sent?: Buffer;
  /** Leaves out the digest. */
  readonly withoutDigest?: boolean;
  /** Where the file is said to be, in place of its name. */
  readonly fileUrl?: string;
  /** Sends the installer to this address instead. */
  readonly redirectTo?: string;
  /** How the installer's name ends; `exe` unless given. */
  readonly ending?: 'exe' | 'zip' | 'AppImage';
  /** Whose signatures lie beside the metadata; none unless given. */
  readonly signedBy?: readonly KeyObject[];
  /** With which status signatures are answered, in place of their being there or not. */
  readonly signatureStatus?: number;
  /** The name of the metadata that was signed, in place of the one that is asked for. */
  readonly signedName?: string;
}

/** A key as a publisher makes one. */
export function publisherKey(): { readonly publicKey: KeyObject; readonly privateKey: KeyObject } {
  return generateKeyPairSync('ed25519');
}

/** A feed on this machine. */
export interface UpdateFeed {
  readonly url: string;
  /** The paths that were asked for, and the headers. */
  readonly asked: { readonly path: string; readonly headers: Readonly<Record<string, unknown>> }[];
  publish(published: Published): void;
}

/** What an installer of a version holds. */
export function installerOf(version: string): Buffer {
  return Buffer.from(`installer of ${version} `.repeat(4000));
}

/** Starts a feed for the length of the running test. */
export async function startUpdateFeed(): Promise<UpdateFeed> {
  let published: Published | null = null;
  const asked: UpdateFeed['asked'] = [];
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://feed');
    asked.push({ path: pathname, headers: request.headers });
    if (published === null) return response.writeHead(404).end();
    if (pathname.endsWith('.yml')) return response.end(channelFile(published));
    if (pathname.endsWith('.sig')) {
      const { signedBy = [], signedName = basename(pathname, '.sig') } = published;
      if (published.signatureStatus !== undefined) return response.writeHead(published.signatureStatus).end();
      if (signedBy.length === 0) return response.writeHead(404).end();
      const bytes = signedBytes(signedName, channelFile(published));
      return response.end(signedBy.map((key) => `${sign(null, bytes, key).toString('base64')}\n`).join(''));
    }
    if (published.redirectTo !== undefined) {
      return response.writeHead(302, { location: published.redirectTo }).end();
    }
    return response.end(published.sent ?? contentOf(published));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/connector/`,
    asked,
    publish(next) {
      published = next;
    },
  };
}

function contentOf({ version, content = installerOf(version) }: Published): Buffer {
  return content;
}

/** As electron-builder writes it. */
function channelFile(published: Published): string {
  const { version, notes, withoutDigest = false, fileUrl, ending = 'exe' } = published;
  const file = `Connector-Setup-${version}.${ending}`;
  const installer = contentOf(published);
  const sha512 = createHash('sha512').update(installer).digest('base64');
  return JSON.stringify({
    version,
    files: [{ url: fileUrl ?? file, size: installer.length, ...(withoutDigest ? {} : { sha512 }) }],
    path: file,
    ...(withoutDigest ? {} : { sha512 }),
    releaseDate: '2026-11-20T10:00:00.000Z',
    ...(notes === undefined ? {} : { releaseNotes: notes }),
  });
}
