import type { Configuration } from 'electron-builder';
import { PackagingError } from './packaging-error.ts';

/** A build for trying an update: which version it says it is, and where it looks for a newer one. */
export interface TrialOrder {
  readonly version: string;
  readonly feed: string;
}

/** Where a feed for trying lies: on the machine itself, so that no such build can ever be updated from elsewhere. */
const loopback = /^https:\/\/127\.0\.0\.1:\d+\/$/;

/**
 * What is different about a build for trying an update: its version and feed, `-trial-` in the names of its files, and that
 * its main process can be inspected, since nothing else could press *Restart and install*. Throws a `PackagingError` where
 * the feed is not on this machine.
 */
export function trialConfig({ version, feed }: TrialOrder): Configuration {
  if (!/^\d+\.\d+\.\d+$/.test(version) || !loopback.test(feed)) {
    throw new PackagingError(
      'order-not-understood',
      `A build for trying updates is of a version like 1.2.3, from https://127.0.0.1:PORT/, not ${version} from ${feed}.`,
    );
  }
  return {
    extraMetadata: { version },
    publish: { provider: 'generic', url: feed },
    electronFuses: { enableNodeCliInspectArguments: true },
    // A certificate of nobody's has no team, and the hardened runtime loads only what is of the same one.
    mac: { hardenedRuntime: false, notarize: false },
    // biome-ignore lint/suspicious/noTemplateCurlyInString: electron-builder fills them in.
    artifactName: '${name}-${version}-trial-${os}-${arch}.${ext}',
  };
}
