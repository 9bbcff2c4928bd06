/** Why a console cannot be reached, or its address, token, proxy or authorities cannot be used. */
export const connectionMessages = {
  notAllowed: {
    message: 'The policy of this machine does not allow the console {{host}}.',
    advice: 'Use a console that it allows, or ask whoever manages this machine.',
  },
  token: {
    advice:
      'Copy the token once more from the moment it is shown: Settings > Users > Service Users > Actions > Create New Service User. The console shows it only once.',
    empty: 'The API token is empty.',
    innerSpace: 'The API token has a space inside, so it is not one token.',
    masked: 'The API token has characters that no token has; it may be masked.',
  },
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
  proxyAddress: {
    message: 'The proxy address is not an http:// or https:// address.',
    advice:
      'Correct the proxy in the settings or in the HTTPS_PROXY variable, for example http://proxy.example:3128.',
  },
  address: {
    empty: 'The instance URL is empty.',
    scheme: 'The instance URL starts with {{scheme}}://, which is not a web address.',
    secret: 'The instance URL must not hold a user name or a password.',
    noHost: 'The instance URL does not name a host.',
    website: "{{host}} is the vendor's public web site, not a console.",
    onlyHost: 'Only the host is needed, so "{{left}}" was left out.',
    unusual: '{{host}} does not end in .{{domain}} as consoles usually do: check it once more.',
    completed: '"{{given}}" was completed to {{host}}.',
    otherDomain: 'Consoles live under .{{domain}}, so {{given}} was changed to {{host}}.',
    encrypted: 'http:// was changed to https://, so that the token is never sent in plain text.',
    advice:
      'Copy the address from the browser in which you use the console, for example https://usea1-acme.sentinelone.net.',
  },
  proxy: 'The proxy to {{host}} cannot be used.',
  noConnection: '{{host}} did not accept a connection in time.',
  noAnswer: '{{place}} did not answer in time.',
  nameNotFound: 'The name {{host}} cannot be found.',
  refused: '{{host}} refuses the connection.',
  lost: 'The connection to {{place}} was lost.',
  tooLarge: 'The answer of {{place}} is larger than any page can be.',
  packedTooMuch: 'The answer of {{place}} unpacks to far more than any page does.',
  tooManyValues: 'The answer of {{place}} holds more values than any page can.',
  tooDeep: 'The answer of {{place}} is nested more deeply than any page is.',
  deadline: 'The answer of {{place}} was not there in the time that a request may take.',
  tooSlow: 'The answer of {{place}} comes too slowly to be waited for.',
  slowAdvice:
    'Try again later. If it stays, check the network of this machine and the proxy in the settings, or ask whoever administers the console.',
  notHttp: 'The answer of {{place}} is not valid HTTP.',
  tls: 'The secure connection to {{host}} failed: {{reason}}.',
  networkAdvice:
    'Check the network of this machine, its firewall (the console needs port 443 outwards) and the proxy in the settings.',
  nameAdvice: 'Check the instance URL for a typing mistake, and whether this machine is online.',
  proxyAdvice:
    'Check the proxy in the settings or in the HTTPS_PROXY variable, and its user name and password.',
  tlsAdvice:
    'If your network inspects TLS, choose the certificate authority of your network as extra CA file in the settings. Otherwise check the instance URL and the clock of this machine.',
  transportAdvice: 'Check the instance URL and any proxy in between. If it stays, report this with its log.',
  tlsReason: {
    expired: 'its certificate has expired',
    early: 'its certificate is not valid yet',
    otherName: 'its certificate is for another name',
    untrusted: 'its certificate comes from an authority that is not trusted here',
    notAccepted: 'its certificate is not accepted',
    noTls: 'the other side does not speak TLS as a console does',
  },
} as const;
