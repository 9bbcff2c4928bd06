/** Why another machine cannot be reached, or its answer cannot be taken, whatever it is asked for. */
export const networkMessages = {
  extraCa: {
    message: 'The extra CA file {{file}} cannot be used.',
    advice:
      'Choose a readable PEM file with the certificate authority of your network, or clear the setting.',
  },
  extraCaExposed: {
    message: 'The extra CA file {{file}} is not used: another user can change {{at}}.',
    advice:
      'Look it over and run `{{command}}`, or choose a file that only you or an administrator can change.',
  },
  certificates: {
    notOrdinary: 'it is no ordinary file',
    exposed: 'another user can change {{at}}; `{{command}}` fixes that',
    none: 'it holds no PEM certificate',
  },
  proxyAddress: {
    message: 'The proxy address is not an http:// or https:// address.',
    advice:
      'Correct the proxy in the settings or in the HTTPS_PROXY variable, for example http://proxy.example:3128.',
  },
  failed: {
    proxy: 'The proxy to {{host}} cannot be used.',
    noConnection: '{{host}} did not accept a connection in time.',
    noAnswer: '{{place}} did not answer in time.',
    nameNotFound: 'The name {{host}} cannot be found.',
    refused: '{{host}} refuses the connection.',
    lost: 'The connection to {{place}} was lost.',
    tooLarge: 'The answer of {{place}} is larger than is accepted.',
    packedTooMuch: 'The answer of {{place}} unpacks to far more than is accepted.',
    deadline: 'The answer of {{place}} was not there in the time that a request may take.',
    tooSlow: 'The answer of {{place}} comes too slowly to be waited for.',
    notHttp: 'The answer of {{place}} is not valid HTTP.',
    tls: 'The secure connection to {{host}} failed: {{reason}}.',
  },
  cancelled: 'The request was cancelled.',
  advice: {
    network: 'Check the network of this machine, its firewall and the proxy in the settings.',
    name: 'Check the address for a typing mistake, and whether this machine is online.',
    proxy: 'Check the proxy in the settings or in the HTTPS_PROXY variable, and its user name and password.',
    tls: 'If your network inspects TLS, choose the certificate authority of your network as extra CA file in the settings. Otherwise check the address and the clock of this machine.',
    slow: 'Try again later. If it stays, check the network of this machine and the proxy in the settings.',
    answer: 'Check the address and any proxy in between. If it stays, report this with its log.',
  },
  tlsReason: {
    expired: 'its certificate has expired',
    early: 'its certificate is not valid yet',
    otherName: 'its certificate is for another name',
    untrusted: 'its certificate comes from an authority that is not trusted here',
    notAccepted: 'its certificate is not accepted',
    noTls: 'the other side does not speak TLS',
  },
} as const;
