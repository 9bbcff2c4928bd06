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
  trust: {
    of: {
      'built-in': 'those of the program ({{number}})',
      system: 'those of this system ({{number}})',
      settings: '{{file}} of the settings ({{number}})',
      environment: '{{file}} of NODE_EXTRA_CA_CERTS ({{number}})',
    },
    sources: 'Trusted certificate authorities: {{sources}}.',
    vouched: {
      'built-in': 'Its certificate is vouched for by “{{name}}”, an authority of the program.',
      system: 'Its certificate is vouched for by “{{name}}”, an authority of this system.',
      settings: 'Its certificate is vouched for by “{{name}}”, an authority of the settings.',
      environment: 'Its certificate is vouched for by “{{name}}”, an authority of NODE_EXTRA_CA_CERTS.',
    },
  },
  extraCa: {
    none: 'There are none besides {{sources}}.',
    notTrusted: 'NODE_EXTRA_CA_CERTS names {{file}}, which is not trusted. Trusted: {{sources}}.',
    notTrustedAdvice:
      'Where the network needs it, choose the file in Settings, Network or with `network --extra-ca`; `network --environment-ca on` trusts the variable.',
    unusable: '{{file}} cannot be used: {{reason}}.',
    variableAdvice: 'Correct NODE_EXTRA_CA_CERTS, or unset it.',
    expired: 'Every certificate in {{file}} has expired.',
    expiredAdvice: 'Get the current file from your network team.',
    trusted: 'Trusted: {{sources}}.',
  },
} as const;
