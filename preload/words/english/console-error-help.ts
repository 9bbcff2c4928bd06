/** Causes and remedies of errors: what can go wrong on the way to a SentinelOne console and back. */
export const consoleErrorHelp = {
  'address-invalid': {
    cause:
      'The instance URL cannot be the address of a console: it is empty, has another scheme than https, or leads to the vendor’s public web site.',
    remedy:
      'Sign in to the console with a browser and copy the address from there, up to the first single slash: https://NAME.sentinelone.net.',
  },
  'console-not-allowed': {
    cause: 'The policy of this machine lists the allowed consoles, and this one is not among them.',
    remedy:
      'Give the connector the address of an allowed console (Settings, Policy lists them), or ask whoever manages this machine to allow this one.',
  },
  'name-not-found': {
    cause: 'The host name in the instance URL cannot be resolved on this machine.',
    remedy:
      'Check the instance URL for a typo. If it is right, check that this machine is online, and whether the console can only be reached over a VPN or a proxy.',
  },
  'connection-refused': {
    cause: 'The machine at the address was reached, but nothing on it accepts connections on this port.',
    remedy:
      'Check the port in the instance URL, if it has one. Behind a firewall, ask the network team to allow outgoing https to the console.',
  },
  'connection-lost': {
    cause: 'The connection was lost in the middle of a response, and again when the request was retried.',
    remedy:
      'Start the scan again: it continues where it stopped. If it keeps happening, a proxy or a firewall may cut long connections; ask the network team.',
  },
  'timed-out': {
    cause: 'The console did not answer in time, several times in a row.',
    remedy:
      'Try again in a few minutes. If the console is fast in a browser on the same machine, check the proxy in Settings, Network.',
  },
  'deadline-passed': {
    cause: 'A request to the console did not complete within ten minutes, and neither did its retries.',
    remedy:
      'Try again later. If it persists, something between this machine and the console delays responses: ask the network team.',
  },
  'answer-too-slow': {
    cause:
      'The console’s response was slower than 1 KiB per second for a minute, and again when the request was retried.',
    remedy:
      'Check the network of this machine, and the proxy in Settings, Network. If the console is fast in a browser on the same machine, ask the network team.',
  },
  'tls-failed': {
    cause:
      'The certificate of the console is not trusted by this machine, has expired, or is for another name. Many companies inspect encrypted connections with a certificate authority of their own, which this application does not know.',
    remedy:
      'Get the certificate of your company’s authority as a PEM file and choose it under Settings, Network, or with `network --extra-ca`. Check the clock of this machine as well. Verification cannot be turned off.',
  },
  'proxy-failed': {
    cause:
      'The proxy cannot be reached, refuses to connect to the console, or asks for a user name and a password.',
    remedy:
      'Check the proxy under Settings, Network, or the variables HTTPS_PROXY and NO_PROXY. A user name and a password can only be given in HTTPS_PROXY, so that they are never written to a file.',
  },
  'not-a-console': {
    cause:
      'Something answers at the address, but not as a SentinelOne console does: a sign-in page, a filter of the network, or another web server.',
    remedy:
      'Copy the instance URL from the browser after signing in to the console. If it is right, ask the network team to exempt it from sign-in pages and filters.',
  },
  'token-rejected': {
    cause:
      'The console does not accept the API token: it has expired, was regenerated or revoked, or belongs to another console.',
    remedy:
      'Create a new token for the service user in the console and enter it in Connector Setup, or with `connector edit --replace-token`. Rules that were paused because of it resume automatically.',
  },
  'permission-missing': {
    cause: 'The token is valid, but its role is not allowed to read this, or its scope does not cover it.',
    remedy:
      'Give the service user the role Viewer on the account or site, or a role with Endpoints › View, Applications › View and View risks. Then verify the connector.',
  },
  'not-available': {
    cause: 'The console does not have this call, or the feature is not licensed for the scope.',
    remedy:
      'Ask whoever administers the console whether application vulnerabilities are licensed. Without them, Asset Sync Mode ingests the assets alone.',
  },
  'request-rejected': {
    cause:
      'The console rejected a request. Most often an account, site or group of the rule no longer exists.',
    remedy:
      'Open the ingest rule and choose its scope again. If the scope is right, share a diagnostics bundle.',
  },
  'cursor-rejected': {
    cause: 'The console forgot the position in a list, as it does some minutes after the last page was read.',
    remedy: 'Nothing: the list is read again from its beginning, and nothing is lost or duplicated.',
  },
  'rate-limited': {
    cause: 'The console reports too many requests, and kept doing so after the waiting times it asked for.',
    remedy:
      'Wait a few minutes. If it happens again, another tool may be using the same token or user: give each its own service user. Reading fewer sites side by side (Settings, Network) helps as well.',
  },
  'server-fault': {
    cause: 'The console itself failed, and again when the request was retried.',
    remedy: 'Try again later. If it persists, check the vendor’s status page or contact its support.',
  },
  'protocol-fault': {
    cause: 'The console’s response does not follow its API: it is not JSON, repeats a list, or never ends.',
    remedy:
      'Start the scan again. If it happens again, share a diagnostics bundle; something between this machine and the console may be changing its responses.',
  },
  cancelled: {
    cause: 'A person stopped it, or the application quit while it ran.',
    remedy: 'Nothing. A scan continues from where it stopped when it is next started.',
  },
} as const;
