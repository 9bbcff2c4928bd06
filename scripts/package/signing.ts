import type { Configuration } from 'electron-builder';
import { PackagingError } from './packaging-error.ts';

export type TargetPlatform = 'linux' | 'mac' | 'win';

/** Whether what is made for a platform carries a signature, as the environment has it. */
export interface Signing {
  readonly signed: boolean;
  /** One sentence for who makes the installers. */
  readonly says: string;
  /** What electron-builder has to know besides `electron-builder.yml`. */
  readonly config: Configuration;
}

/** Microsoft's signing service; who logs in to it is told by AZURE_TENANT_ID and its kin. */
const azureVariables = {
  endpoint: 'AZURE_SIGNING_ENDPOINT',
  codeSigningAccountName: 'AZURE_SIGNING_ACCOUNT',
  certificateProfileName: 'AZURE_SIGNING_PROFILE',
  publisherName: 'AZURE_SIGNING_PUBLISHER',
} as const;

/** The ways to let Apple notarise, each by all of its variables. */
const notaryVariables = [
  ['APPLE_API_KEY', 'APPLE_API_KEY_ID', 'APPLE_API_ISSUER'],
  ['APPLE_ID', 'APPLE_APP_SPECIFIC_PASSWORD', 'APPLE_TEAM_ID'],
  ['APPLE_KEYCHAIN_PROFILE'],
] as const;

/**
 * How installers for a platform are signed. The secrets themselves stay in the environment, where electron-builder
 * reads them. Throws a `PackagingError` when only some of the variables of one way are set.
 * @param host the platform that makes them
 */
export function signingFor(platform: TargetPlatform, env: NodeJS.ProcessEnv, host: NodeJS.Platform): Signing {
  if (platform === 'win') return windowsSigning(env);
  if (platform === 'mac') return macSigning(env, host);
  return linuxSigning(env);
}

function windowsSigning(env: NodeJS.ProcessEnv): Signing {
  if (isComplete(env, Object.values(azureVariables))) {
    const value = (name: keyof typeof azureVariables): string => env[azureVariables[name]] ?? '';
    const azureSignOptions = {
      endpoint: value('endpoint'),
      codeSigningAccountName: value('codeSigningAccountName'),
      certificateProfileName: value('certificateProfileName'),
      publisherName: value('publisherName'),
    };
    return signed("The installers for Windows are signed by Microsoft's service.", {
      win: { azureSignOptions },
    });
  }
  if (env['WIN_CSC_LINK'] || env['CSC_LINK']) {
    return signed(
      'The installers for Windows are signed with the certificate of WIN_CSC_LINK or CSC_LINK.',
      {},
    );
  }
  return unsigned(
    'The installers for Windows are NOT SIGNED: set WIN_CSC_LINK, or the variables AZURE_SIGNING_*.',
    {},
  );
}

function macSigning(env: NodeJS.ProcessEnv, host: NodeJS.Platform): Signing {
  // Without any signature macOS on Apple's own processors starts nothing: the one made up on the spot says nothing
  // about who made it, and cannot be hardened.
  const adHoc = { mac: { identity: '-', hardenedRuntime: false, notarize: false } };
  if (host !== 'darwin') {
    return unsigned('What is made for macOS is NOT SIGNED: that can be done on a Mac only.', {
      mac: { identity: null, notarize: false },
    });
  }
  if (!env['CSC_LINK'] && !env['CSC_NAME']) {
    return unsigned('What is made for macOS is NOT SIGNED: set CSC_LINK or CSC_NAME.', adHoc);
  }
  // Every way is looked at, so that half of one is never passed over.
  const ways = notaryVariables.filter((names) => isComplete(env, names));
  if (ways.length > 0)
    return signed('What is made for macOS is signed and notarised.', { mac: { notarize: true } });
  return signed(
    'What is made for macOS is signed, but NOT NOTARISED: set APPLE_API_KEY, APPLE_API_KEY_ID and APPLE_API_ISSUER.',
    { mac: { notarize: false } },
  );
}

function linuxSigning(env: NodeJS.ProcessEnv): Signing {
  if (env['LINUX_SIGNING_KEY']) {
    return signed(
      'Packages for rpm and the list of checksums are signed with the key of LINUX_SIGNING_KEY.',
      {},
    );
  }
  return unsigned('What is made for Linux is NOT SIGNED: set LINUX_SIGNING_KEY.', {});
}

function signed(says: string, config: Configuration): Signing {
  return { signed: true, says, config };
}

/** Its files say so by their names, too. */
function unsigned(says: string, config: Configuration): Signing {
  // biome-ignore lint/suspicious/noTemplateCurlyInString: electron-builder fills them in.
  const artifactName = '${name}-${version}-unsigned-${os}-${arch}.${ext}';
  return { signed: false, says, config: { ...config, artifactName } };
}

/** Whether all of these variables are set; throws when some are: better no installer than not the one that was meant. */
function isComplete(env: NodeJS.ProcessEnv, names: readonly string[]): boolean {
  const missing = names.filter((name) => !env[name]);
  if (missing.length === 0) return true;
  if (missing.length === names.length) return false;
  const present = names.filter((name) => env[name]);
  throw new PackagingError(
    'signing-incomplete',
    `${present.join(' and ')} is set, but ${missing.join(' and ')} is missing.`,
  );
}
