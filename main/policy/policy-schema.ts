import { z } from 'zod';
import { ingestMode } from '../../preload/contract/ingest-mode.ts';
import type { ManagedSettingName } from '../../preload/contract/managed.ts';
import { hostPattern } from '../net/allowed-origins.ts';
import { parseProxyAddress } from '../settings/proxy-address.ts';

/** The version of the policy file's shape that this program reads. */
export const policyVersion = 1;

/** The proxy variables of the system, in place of an address. */
export const systemProxy = 'system';
/** No file of certificate authorities, or no updates. */
export const none = 'none';

const url = (protocol: RegExp) => z.url({ protocol });

/** What each setting of a policy file may be. */
export const policySettings = {
  allowedConsoles: z
    .array(z.string().regex(hostPattern))
    .describe(
      'The only consoles that may be reached: a host (`usea1-acme.sentinelone.net`), a host with a port, or every host ' +
        'below a domain (`*.acme.example`), in lower case. An empty list allows none.',
    ),
  ingestMode: ingestMode.describe('The ingest mode: `scan` or `asset-sync`.'),
  proxy: z
    .union([z.literal(systemProxy), url(/^https?$/).refine((text) => parseProxyAddress(text).ok)])
    .describe(
      'The proxy on the way to consoles, without user name and password, or `system` for the proxy variables.',
    ),
  certificateAuthorities: z
    .string()
    .min(1)
    .describe(
      'The absolute path of a PEM file of certificate authorities to trust besides those of the program and of the system, or `none`.',
    ),
  environmentAuthorities: z
    .boolean()
    .describe(
      'Whether the certificate authorities are trusted that the variable NODE_EXTRA_CA_CERTS names; false forbids it.',
    ),
  updateFeed: z
    .union([z.literal(none), url(/^https$/)])
    .describe('Where updates come from, in place of the feed that was built in; or `none` for no updates.'),
  dataFolder: z
    .string()
    .min(1)
    .describe(
      'The data folder: an absolute path. A leading `~` is the home folder of the user; on Windows `%NAME%` is a variable.',
    ),
  startAtLogin: z.boolean().describe('Whether the application starts with the session of the user.'),
  sessionOnlyTokens: z
    .boolean()
    .describe(
      'True keeps API tokens in memory only and deletes those in the keychain; false keeps them in the keychain.',
    ),
  telemetry: z.literal(false).describe('There is none, so it can only be false.'),
} satisfies Record<ManagedSettingName, z.ZodType>;

/** A whole policy file, as `docs/policy.schema.json` describes it to editors. */
export const policyDocument = z.strictObject({
  $schema: z.string().optional(),
  version: z.literal(policyVersion).describe('The version of this shape.'),
  ...z.object(policySettings).partial().shape,
});
