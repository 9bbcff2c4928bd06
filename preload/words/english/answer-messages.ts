/** What an answer of the console means that is not the data asked for. */
export const answerMessages = {
  said: 'The console said: "{{words}}".',
  refusedDespiteGoodToken: '{{host}} accepts the token, but not for this (status {{status}}).',
  noConsole: '{{host}} is a web server, but not a SentinelOne console (status {{status}}).',
  noConsoleAdvice:
    'Check the instance URL: copy it from the browser in which you use the console. A sign-in page or a web filter on your network may also be in the way.',
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
    message: 'The token is not allowed to read this on {{host}} (status {{status}} at {{place}}).',
    siteUser: 'The token belongs to a user limited to single sites, who is not allowed to request this.',
  },
  notAvailable: {
    message: '{{host}} does not offer this (status {{status}} at {{place}}).',
    advice:
      'The feature is not licensed for this scope, or this console does not have it. Ask whoever administers the console.',
  },
  proxyPassword: {
    message:
      'The proxy in front of {{host}} asks for a user name and a password (status {{status}} at {{place}}).',
    advice:
      'Set them in the HTTPS_PROXY variable: http://user:password@proxy.example:3128. Settings never store a password.',
  },
  timedOut: '{{host}} gave up waiting for the request (status {{status}} at {{place}}).',
  rateLimited: {
    message: '{{host}} asks to slow down (status {{status}} at {{place}}).',
    advice:
      'Wait a few minutes. If it happens again, other tools may be using the same token: give each its own.',
  },
  serverFault: '{{host}} failed to answer (status {{status}} at {{place}}).',
  cursorRejected: {
    message: '{{host}} no longer knows the position in the list (status {{status}} at {{place}}).',
    advice: 'Nothing to do: the list is read again from its beginning.',
  },
  requestRejected: {
    message: '{{host}} refuses the request (status {{status}} at {{place}}).',
    advice:
      'Check the chosen accounts, sites and groups: one of them may be gone. Otherwise report this with the log file.',
  },
  tryLater:
    'Try again in a few minutes. If it persists, check the vendor’s status page or contact its support.',
  cancelled: 'The request was cancelled.',
  serviceUser:
    'In the console, open Settings > Users > Service Users and check that the service user has the role Viewer (permissions Endpoints > View and Applications > View risks) on the account or site to import.',
  webServer: '{{host}} is a web server, but not a SentinelOne console.',
  notAnAnswer: {
    message: 'The response from {{place}} is not what a console sends.',
    advice:
      'Try again. If it persists, check for a proxy that changes answers, and report this with the log file.',
  },
  notUnderstood: {
    message: 'The response from {{host}} to {{path}} cannot be understood.',
  },
  reportAdvice: 'Try again. If it persists, report this with the log file.',
  unusable:
    'Responses from {{host}} could not be read: they exceed the memory limit, or crashed the process that reads them.',
  tooManyScopes: '{{host}} lists more than {{count}} accounts, sites or groups, which is too many to list.',
  notAList: 'The console did not send the list that was requested.',
  tooManyRows: 'The console sent many more rows in a page than were requested.',
  pagination: {
    missing:
      'The console sent a page of a list without readable pagination, so it is not known whether the list continues.',
    cursor:
      'The console sent a page of a list with a cursor that is not text of a usable length, so it is not known where the list continues.',
    total: 'The console sent a total number of items that is not a whole number.',
  },
  reportedErrors: {
    message: 'The console reports an error along with its response (status {{status}} at {{place}}).',
    advice: 'Try again. If it persists, show the console’s message to its support.',
  },
  noContent: {
    message: '{{host}} sent an empty response (status {{status}} at {{place}}).',
    advice: 'Try again in a few minutes. If it persists, check the instance URL and proxies in between.',
  },
  endless: {
    repeated: 'The console repeats a position in the list, so the list never ends.',
    tooLong: 'The console sends more than {{count}} pages, so the list never ends.',
    advice: 'Start again. If it persists, report this with the log file: the list cannot be read to its end.',
    nothingNew: 'The console sent {{count}} pages in a row with nothing new, so the list never ends.',
  },
} as const;
