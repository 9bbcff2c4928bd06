import { resolve } from 'node:path';
import type { Command } from 'commander';
import { success } from '../../preload/contract/result.ts';
import { walksAtOnce as walksAtOnceSetting } from '../../preload/contract/settings-view.ts';
import { readCertificates } from '../net/certificate-file.ts';
import { parseProxyAddress } from '../settings/proxy-address.ts';
import type { Ruling } from '../settings/ruling.ts';
import type { NetworkSettings } from '../settings/settings-schema.ts';
import { UsageError } from './cli-error.ts';
import { type CommandContext, type CommandLine, runWith } from './command-context.ts';
import { type ExitCode, exitCodes } from './exit-codes.ts';
import { expectSuccess } from './expect-success.ts';
import { installationSettings } from './session.ts';

interface NetworkOptions {
  readonly proxy?: string;
  readonly extraCa?: string;
  readonly environmentCa?: string;
  readonly walksAtOnce?: string;
}

export function addNetworkCommand(program: Command, commandLine: CommandLine): void {
  program
    .command('network')
    .summary('show or change how consoles are reached')
    .description('Shows or changes how consoles are reached. TLS certificates are always verified.')
    .option('--proxy <url>', 'proxy, or `system` for the one in HTTPS_PROXY and NO_PROXY')
    .option(
      '--extra-ca <file>',
      'PEM file of certificate authorities to trust as well as those of the system, or `none`',
    )
    .option(
      '--environment-ca <on|off>',
      'trust the authorities that the variable NODE_EXTRA_CA_CERTS names; off unless it is set',
    )
    .option('--walks-at-once <n>', 'most accounts, sites or groups that one scan reads side by side (1 to 8)')
    .addHelpText(
      'after',
      `
Examples:
  sentinelone-connector network --proxy http://proxy.example.com:3128
  sentinelone-connector network --extra-ca /etc/ssl/private-ca.pem
  sentinelone-connector network --proxy system --extra-ca none

JSON: {"network":{"proxyUrl","extraCaFile","trustEnvironmentCa"},"walksAtOnce"}; null stands for \`system\` and \`none\``,
    )
    .action(runWith(commandLine, showOrChangeNetwork, 'read'));
}

async function showOrChangeNetwork(
  { session, output }: CommandContext,
  options: NetworkOptions,
): Promise<ExitCode> {
  const changes: Partial<NetworkSettings> = {
    ...(options.proxy === undefined ? {} : { proxyUrl: proxyUrlOf(options.proxy) }),
    ...(options.extraCa === undefined ? {} : { extraCaFile: caFileOf(options.extraCa) }),
    ...(options.environmentCa === undefined
      ? {}
      : { trustEnvironmentCa: switchOf('--environment-ca', options.environmentCa) }),
  };
  const walks = options.walksAtOnce === undefined ? {} : { walksAtOnce: walksOf(options.walksAtOnce) };
  const changed = Object.keys({ ...changes, ...walks }).length > 0;
  const { network, walksAtOnce } = changed
    ? expectSuccess(
        session.installation.update((settings) =>
          success({ ...settings, ...walks, network: { ...settings.network, ...changes } }),
        ),
      )
    : installationSettings(session);
  const { proxy, certificateAuthorities, environmentAuthorities } = session.policy.rulings;
  const byPolicy = ({ kind }: Ruling<unknown>) =>
    kind === 'free' ? '' : ' (set by the policy of this machine)';
  output.show(`Proxy: ${network.proxyUrl ?? 'that of the system (HTTPS_PROXY, NO_PROXY)'}${byPolicy(proxy)}`);
  output.show(
    `Extra certificate authorities: ${network.extraCaFile ?? 'none'}${byPolicy(certificateAuthorities)}`,
  );
  const trustEnvironmentCa = network.trustEnvironmentCa ?? false;
  output.show(
    `Authorities of NODE_EXTRA_CA_CERTS: ${trustEnvironmentCa ? 'trusted' : 'not trusted'}${byPolicy(environmentAuthorities)}`,
  );
  output.show(`Read side by side: up to ${walksAtOnce}`);
  output.document({ network: { ...network, trustEnvironmentCa }, walksAtOnce });
  return exitCodes.done;
}

function proxyUrlOf(value: string): string | null {
  if (value === 'system') return null;
  const address = parseProxyAddress(value);
  if (!address.ok) throw new UsageError(address.error.message, address.error.advice, address.error.code);
  return address.value;
}

function switchOf(option: string, value: string): boolean {
  if (value === 'on' || value === 'off') return value === 'on';
  throw new UsageError(`${option} takes on or off, not "${value}".`, 'Give one of these.');
}

function walksOf(value: string): number {
  const read = walksAtOnceSetting.safeParse(Number(value));
  if (read.success) return read.data;
  throw new UsageError(`--walks-at-once takes a number from 1 to 8, not "${value}".`, 'Give one of these.');
}

function caFileOf(value: string): string | null {
  if (value === 'none') return null;
  const file = resolve(value);
  const read = readCertificates(file);
  if (read.ok) return file;
  throw new UsageError(
    `${file} cannot be used as certificate authorities: ${read.error.reason}.`,
    'Give a PEM file with one or more certificates.',
    'extra-ca-unusable',
  );
}
