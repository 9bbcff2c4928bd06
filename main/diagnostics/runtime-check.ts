import packageJson from '../../package.json' with { type: 'json' };
import { say } from '../../preload/words/say.ts';
import { type Outcome, passed } from './check.ts';

export interface Runtime {
  /** As in `process.versions.node`. */
  readonly node: string;
  readonly platform: NodeJS.Platform;
  readonly arch: string;
  /** Of the operating system, as `os.release()` gives it. */
  readonly release: string;
}

/** Which program runs on what: the first thing that support asks. */
export function checkRuntime({ node, platform, arch, release }: Runtime): Outcome {
  return passed(
    say('checks:runtime', {
      application: packageJson.productName,
      version: packageJson.version,
      node,
      platform,
      arch,
      release,
    }),
  );
}
