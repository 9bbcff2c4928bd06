/** What an answer of the console means that is not the data asked for. */
export const answerMessages = {
  said: 'The console said: "{{words}}".',
  refusedDespiteGoodToken: '{{host}} accepts the token, but not for this (status {{status}}).',
  noConsole: '{{host}} is a web server, but not a SentinelOne console (status {{status}}).',
  noConsoleAdvice:
    'Check the instance URL: copy it from the browser in which you use the console. A sign-in page or an address filter of your network may also be in between.',
  redirected: {
    message:
      '{{host}} redirects to another address, which is never followed (status {{status}} at {{place}}).',
    advice: 'Check the instance URL: copy it from the browser after signing in to the console, not before.',
  },
  tokenRejected: {
    message: '{{host}} does not accept the API token (status {{status}} at {{place}}).',
    advice:
      'The token may have expired, been regenerated, or belong to another console. Create a new one in the console under Settings > Users > Service Users and enter it here.',
  },
  permissionMissing: {
    message: 'The token may not read this on {{host}} (status {{status}} at {{place}}).',
    siteUser: 'The token belongs to a user of single sites, who may not ask this.',
  },
  notAvailable: {
    message: '{{host}} does not offer this (status {{status}} at {{place}}).',
    advice:
      'The feature is not licensed for this scope, or this console does not have it. Ask whoever administers the console.',
  },
  proxyPassword: {
    message:
      'The proxy before {{host}} asks for a user name and a password (status {{status}} at {{place}}).',
    advice:
      'Put them into the variable HTTPS_PROXY: http://user:password@proxy.example:3128. Settings keep no password.',
  },
  timedOut: '{{host}} gave up waiting for the request (status {{status}} at {{place}}).',
  rateLimited: {
    message: '{{host}} asks to slow down (status {{status}} at {{place}}).',
    advice:
      'Wait a few minutes. If it comes back, other tools may be using the same token: give each its own.',
  },
  serverFault: '{{host}} failed to answer (status {{status}} at {{place}}).',
  cursorRejected: {
    message:
      '{{host}} no longer knows the place in the list at which to go on (status {{status}} at {{place}}).',
    advice: 'Nothing to do: the list is read again from its beginning.',
  },
  requestRejected: {
    message: '{{host}} refuses the request (status {{status}} at {{place}}).',
    advice:
      'Check the chosen accounts, sites and groups: one of them may be gone. Otherwise report this with its log.',
  },
  tryLater:
    'Try again in a few minutes. If it stays, the status page of the vendor or its support can tell more.',
  cancelled: 'The request was cancelled.',
  serviceUser:
    'In the console, open Settings > Users > Service Users and check that the service user has the role Viewer (permissions Endpoints > View and Applications > View risks) on the account or site to import.',
  webServer: '{{host}} is a web server, but not a SentinelOne console.',
  notAnAnswer: {
    message: 'The answer of {{place}} is not what a console answers.',
    advice: 'Try again. If it stays, check for a proxy that changes answers, and report this with its log.',
  },
  notUnderstood: {
    message: 'The answer of {{host}} to {{path}} cannot be understood.',
  },
  reportAdvice: 'Try again. If it stays, report this with its log.',
  unusable:
    'The answers of {{host}} cannot be read here: they want more memory than they may take, or broke the program that reads them.',
  tooManyScopes: '{{host}} lists more than {{count}} accounts, sites or groups, which is no list of any use.',
  notAList: 'The console answered something else than the list that was asked for.',
  tooManyRows: 'The console sent many more rows in a page than it was asked for.',
  pagination: {
    missing:
      'The console sent a page of a list without a readable pagination, so that it is not known whether the list goes on.',
    cursor:
      'The console sent a page of a list with a cursor that is no text of a usable length, so that it is not known where the list goes on.',
    total: 'The console sent a total number of items that is not a whole number.',
  },
  reportedErrors: {
    message: 'The console reports an error beside its answer (status {{status}} at {{place}}).',
    advice: 'Try again. If it stays, show the words of the console to its support.',
  },
  noContent: {
    message: '{{host}} answered without content (status {{status}} at {{place}}).',
    advice: 'Try again in a few minutes. If it stays, check the instance URL and proxies in between.',
  },
  endless: {
    repeated: 'The console sends a place in the list that it sent before, so its list has no end.',
    tooLong: 'The console sends more than {{count}} pages, so its list has no end.',
    advice: 'Start again. If it stays, report this with its log: the list cannot be read to its end.',
    nothingNew:
      'The console sent {{count}} pages one after the other with nothing that it had not sent before, so its list has no end.',
  },
} as const;
