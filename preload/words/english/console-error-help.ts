/** Causes and remedies of errors: what can go wrong on the way to a SentinelOne console and back. */
export const consoleErrorHelp = {
  'address-invalid': {
    cause:
      'The instance URL cannot be the address of a console: it is empty, has another scheme than https, or leads to the vendor’s public web site.',
    remedy:
      'Sign in to the console with a browser and copy the address from there, up to the first single slash: https://NAME.sentinelone.net.',
  },
  'console-not-allowed': {
    cause: 'The policy of this machine names the consoles that may be reached, and this is none of them.',
    remedy:
      'Give the connector the address of an allowed console (Settings, Policy lists them), or ask whoever manages this machine to allow this one.',
  },
  'name-not-found': {
    cause: 'The name in the instance URL is not known to the name servers of this machine.',
    remedy:
      'Check the instance URL for a typing mistake. If it is right, check that this machine is online, and whether the console can only be reached over a VPN or a proxy.',
  },
  'connection-refused': {
    cause: 'The machine at the address was reached, but nothing on it takes connections at this port.',
    remedy:
      'Check the port in the instance URL, if it has one. Behind a firewall, let the network team allow outgoing https to the console.',
  },
  'connection-lost': {
    cause: 'The connection ended in the middle of an answer, and did so again when the request was repeated.',
    remedy:
      'Start the scan again: it goes on where it stopped. If it keeps happening, a proxy or a firewall may cut long connections; ask the network team.',
  },
  'timed-out': {
    cause: 'The console did not answer in time, several times in a row.',
    remedy:
      'Try again in a few minutes. If the console is quick in a browser on the same machine, check the proxy in Settings, Network.',
  },
  'deadline-passed': {
    cause:
      'A request to the console was not over after ten minutes, from the connection to the last byte of the answer, and neither were its repetitions.',
    remedy:
      'Try again later. If it stays, something between this machine and the console holds answers back: ask the network team. A console does not do that by itself.',
  },
  'answer-too-slow': {
    cause:
      'The answer of the console came at less than 1 KiB a second over a minute, and did so again when the request was repeated.',
    remedy:
      'Check the network of this machine, and the proxy in Settings, Network. If the console is quick in a browser on the same machine, ask the network team.',
  },
  'tls-failed': {
    cause:
      'The certificate of the console is not trusted by this machine, has expired, or is for another name. Many companies open encrypted connections with an authority of their own, which this application does not know.',
    remedy:
      'Get the certificate of your company’s authority as a PEM file and choose it under Settings, Network, or with `network --extra-ca`. Check the clock of this machine as well. Verification cannot be turned off.',
  },
  'proxy-failed': {
    cause:
      'The proxy cannot be reached, refuses to connect to the console, or asks for a user name and a password.',
    remedy:
      'Check the proxy under Settings, Network, or the variables HTTPS_PROXY and NO_PROXY. A user name and a password can stand in HTTPS_PROXY alone, so that they are not written to a file.',
  },
  'not-a-console': {
    cause:
      'Something answers at the address, but not as a SentinelOne console does: a sign-in page, a filter of the network, or another web server.',
    remedy:
      'Copy the instance URL from the browser after signing in to the console. If it is right, let the network team exempt it from sign-in pages and filters.',
  },
  'token-rejected': {
    cause:
      'The console does not accept the API token: it has expired, was regenerated or revoked, or belongs to another console.',
    remedy:
      'Create a new token for the service user in the console and enter it in Connector Setup, or with `connector edit --replace-token`. Rules that stood still because of it go on by themselves.',
  },
  'permission-missing': {
    cause: 'The token is good, but its role may not read this, or its scope does not cover it.',
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
      'The console does not accept a request as it was made. Most often an account, site or group of the rule is gone.',
    remedy:
      'Open the ingest rule and choose its scope anew. If the scope is right, pass on a diagnostics bundle.',
  },
  'cursor-rejected': {
    cause: 'The console forgot the position in a list, as it does some minutes after the last page was read.',
    remedy: 'Nothing: the list is read again from its beginning, and nothing is lost or double.',
  },
  'rate-limited': {
    cause:
      'The console answers that it was asked too often, and kept saying so after the waits that it asked for.',
    remedy:
      'Wait a few minutes. If it comes back, another tool uses the same token or user: give each its own service user. Reading fewer sites side by side (Settings, Network) helps as well.',
  },
  'server-fault': {
    cause: 'The console itself failed, and did so again when the request was repeated.',
    remedy: 'Try again later. If it stays, look at the status page of the vendor or ask its support.',
  },
  'protocol-fault': {
    cause:
      'The answer of the console is not what its interface promises: no JSON, a list that repeats itself, or one without an end.',
    remedy:
      'Start the scan again. If it comes back, pass on a diagnostics bundle; something between this machine and the console may change its answers.',
  },
  cancelled: {
    cause: 'A person stopped it, or the application was quit while it ran.',
    remedy: 'Nothing. A scan goes on from where it stopped when it is next started.',
  },
} as const;
