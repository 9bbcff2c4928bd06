/** Why a console is not reached, its address or token cannot be used, or its answers are not taken; and what to do then. */
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
  tooManyValues: 'The answer of {{place}} holds more values than any page can.',
  tooDeep: 'The answer of {{place}} is nested more deeply than any page is.',
  slowAdvice:
    'Try again later. If it stays, check the network of this machine and the proxy in the settings, or ask whoever administers the console.',
  networkAdvice:
    'Check the network of this machine, its firewall (the console needs port 443 outwards) and the proxy in the settings.',
  nameAdvice: 'Check the instance URL for a typing mistake, and whether this machine is online.',
  tlsAdvice:
    'If your network inspects TLS, choose the certificate authority of your network as extra CA file in the settings. Otherwise check the instance URL and the clock of this machine.',
  transportAdvice: 'Check the instance URL and any proxy in between. If it stays, report this with its log.',
} as const;
