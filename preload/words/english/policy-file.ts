/** What is wrong with the policy file of a machine, and what it fixes in words. */
export const policyFile = {
  fixed: {
    noConsole: 'no console may be reached',
    systemProxy: 'that of the system (HTTPS_PROXY, NO_PROXY)',
    builtInAuthorities: 'those of the program and of the system only',
    environmentAuthorities: 'those of NODE_EXTRA_CA_CERTS are trusted',
    noEnvironmentAuthorities: 'those of NODE_EXTRA_CA_CERTS are not trusted',
    noUpdates: 'no updates',
    on: 'on',
    off: 'off',
    tokensInMemory: 'in memory until the program ends',
    tokensInKeychain: 'in the keychain',
    noTelemetry: 'there is none',
    unreadable: 'the policy cannot be read here',
  },
  advice: 'The program does not start until it is fixed. Ask whoever manages this machine.',
  untrusted: {
    foreign: 'The policy file {{file}} is not trusted: {{at}} belongs to {{owner}}, not to root.',
    open: 'The policy file {{file}} is not trusted: users other than administrators can write to {{at}} (its mode is {{mode}}).',
    advice:
      'The program does not start until it is fixed. Ask whoever manages this machine to check the file and run `{{command}}`.',
  },
  unreadable: 'The policy file {{file}} cannot be read ({{reason}}).',
  notObject: 'The policy file {{file}} is not a JSON object.',
  unknownName:
    'The policy file {{file}} contains "{{name}}", which this version of the program does not know.',
  noVersion: 'The policy file {{file}} must have "version": {{version}}.',
  otherVersion: 'The policy file {{file}} must have "version": {{version}}, not another one.',
  notFollowed: 'The policy file {{file}} cannot be applied: {{complaints}}.',
  mustBe: {
    allowedConsoles:
      '"{{name}}" must be a list of host names in lower case, such as ["usea1-acme.sentinelone.net", "*.acme.example"]',
    ingestMode: '"{{name}}" must be "scan" or "asset-sync"',
    proxy: '"{{name}}" must be "system" or an http:// or https:// address without user name and password',
    certificateAuthorities: '"{{name}}" must be "none" or the absolute path of a PEM file',
    environmentAuthorities: '"{{name}}" must be true or false',
    updateFeed: '"{{name}}" must be "none" or an https:// address',
    dataFolder: '"{{name}}" must be an absolute path, which may begin with ~',
    startAtLogin: '"{{name}}" must be true or false',
    sessionOnlyTokens: '"{{name}}" must be true or false',
    telemetry: '"{{name}}" must be false, because there is none',
  },
} as const;
