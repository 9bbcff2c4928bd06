import type { KeyObject } from 'node:crypto';
import { z } from 'zod';

/** By what a downloaded update is known to be the publisher's, besides the digest that its feed names. */
export interface Protection {
  /** Windows: whose signature an installer must have, as the build wrote it down. */
  readonly publishers: readonly string[];
  /** With which keys the feed's metadata must be signed; empty where the system's own check is all there is. */
  readonly keys: readonly KeyObject[];
}

export interface ProtectionFacts {
  readonly platform: NodeJS.Platform;
  /** What the build says of updates. */
  readonly config: Readonly<Record<string, unknown>>;
  /** The keys that are compiled in. */
  readonly keys: readonly KeyObject[];
  /** Whether this build was signed when it was packed. */
  readonly signed: boolean;
}

const name = z.string().trim().min(1);
const publisherNames = z.union([name.transform((one) => [one]), z.array(name).min(1)]);

/**
 * What protects the updates of this build; null where nothing does, so that there are none. Windows checks an installer
 * against the publisher whom the build names, macOS an update against the signature of the running application; nobody
 * checks an AppImage, or a build that was never signed.
 */
export function protectionOf({ platform, config, keys, signed }: ProtectionFacts): Protection | null {
  const named = publisherNames.safeParse(config['publisherName']);
  const publishers = named.success ? named.data : [];
  switch (platform) {
    case 'win32':
      return publishers.length > 0 ? { publishers, keys } : null;
    case 'darwin':
      return signed ? { publishers, keys } : null;
    default:
      return keys.length > 0 ? { publishers, keys } : null;
  }
}
