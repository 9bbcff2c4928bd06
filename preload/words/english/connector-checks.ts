/** The checks of a connector and of the way to its console. */
export const connectorChecks = {
  title: {
    ofConnector: '{{name}}: {{title}}',
    address: 'Address',
    tls: 'TLS',
    clock: 'Clock',
    name: 'Name resolution',
    token: 'API token',
  },
  demoClock: 'The demo tenant lives on days of its own.',
  tls: {
    loopback: 'A console on this machine is reached without encryption.',
    good: 'The connection to {{host}} is encrypted and its certificate is good.',
    notTried: 'Not tried, since the console was not reached.',
  },
  address: {
    answers: 'A server answers at {{host}}.',
  },
  name: {
    address: '{{host}} is an address, not a name.',
    proxy: 'The proxy looks the name up.',
    found: '{{host}} is found.',
    notFound: '{{host}} cannot be found ({{reason}}).',
    advice:
      'Check the instance URL for a typing mistake, and whether this machine is online and its DNS works.',
  },
  proxy: {
    form: 'The proxy is not an http:// or https:// address.',
  },
  way: {
    direct: 'directly',
    proxyOfVariables: 'through the proxy {{host}}, as the proxy variables say',
    proxyOfSettings: 'through the proxy {{host}}, as the settings say',
    both: '{{first}}, and {{second}}',
    found: 'Consoles are reached {{way}}.',
  },
  extraCa: {
    none: 'There are none; the built-in ones are trusted.',
    unusable: '{{file}} cannot be used: {{reason}}.',
    variableAdvice: 'Correct NODE_EXTRA_CA_CERTS, or unset it.',
    expired: 'Every certificate in {{file}} has expired.',
    expiredAdvice: 'Get the current file from your network team.',
    file_one: '{{file}} ({{count}} certificate)',
    file_other: '{{file}} ({{count}} certificates)',
    trusted: 'Trusted besides the built-in ones: {{files}}.',
    notOrdinary: 'it is no ordinary file',
    exposed: 'another user can change {{at}}, which `{{command}}` mends',
    noCertificate: 'it holds no PEM certificate',
  },
} as const;
