/** The lines of a connector's verification. */
export const verification = {
  assetsOnly: 'Not requested in Asset Sync Mode.',
  title: {
    address: 'Address and TLS',
    token: 'API token',
    expiry: 'Token expiry',
    scope: 'User and scope',
    assets: 'Permission to read assets',
    findings: 'Permission to read vulnerabilities',
  },
  skippedAfter: 'Not tried, because the line "{{title}}" failed.',
  skippedCancelled: 'Not tried, because the verification was cancelled.',
  expiry: {
    renew:
      'In the console, open Settings > Users > Service Users, choose Copy User (or Create New Service User) with the role Viewer, and enter the new token here. The old one keeps working until it expires.',
    over: 'The token expired on {{date}}.',
    valid: 'The token is valid until {{date}}.',
    unknown: 'The console does not report when the token expires.',
    unreadable: 'The console reports the expiry of the token in a form that cannot be read.',
    unknownAdvice:
      'Note the date that was chosen for it under Settings > Users > Service Users, and renew it in time.',
    withinDay: 'The token expires on {{date}}, in less than a day.',
    inDays_one: 'The token expires on {{date}}, in {{count}} day.',
    inDays_other: 'The token expires on {{date}}, in {{count}} days.',
  },
  address: {
    answersQuietly: 'A SentinelOne console answers at {{host}}; it does not report its health.',
    answers: 'A SentinelOne console answers at {{host}}.',
    unhealthy: 'The console at {{host}} answers, but reports its health as "{{health}}".',
    unhealthyAdvice: 'Imports may fail until the console is healthy again.',
  },
  token: {
    accepted: 'The console accepts the token.',
    acceptedBy: 'The console of version {{version}} accepts the token.',
    unknown: 'The console does not report its version, so the token cannot be confirmed.',
    unknownAdvice: 'The lines below show what the token can read.',
  },
  scope: {
    unknown: 'The console does not report whose token this is and which accounts or sites it covers.',
    unknownAdvice: 'Imports work without it. To see it here, the role needs the permission Users > View.',
    unnamed: 'A user without a name',
    tenant: '{{name}} sees the whole console.',
    notReported: '{{name}} owns the token; the console does not report its scope.',
    single: {
      account: '{{name}} sees individual accounts.',
      site: '{{name}} sees individual sites.',
    },
    some: {
      account_one: '{{name}} sees the account {{places}}.',
      account_other: '{{name}} sees the accounts {{places}}.',
      site_one: '{{name}} sees the site {{places}}.',
      site_other: '{{name}} sees the sites {{places}}.',
    },
    many: {
      account: '{{name}} sees the accounts {{places}} and {{more}} more.',
      site: '{{name}} sees the sites {{places}} and {{more}} more.',
    },
  },
  assets: {
    uncounted: 'The token can read endpoints; the console does not report how many.',
    counted: 'The token can read {{endpoints}} endpoints.',
    none: 'The token is allowed to read endpoints, but sees none.',
    noneAdvice: 'There may be none in its scope. {{advice}}',
  },
  findings: {
    none: 'The token is allowed to read vulnerabilities, but sees none.',
    noneAdvice:
      'Zero is not proof that there are none: a console without the licence for application vulnerabilities answers like this too. Compare with Applications > Risks in the console.',
    uncounted: 'The token can read vulnerabilities; the console does not report how many.',
    counted: 'The token can read {{findings}} vulnerabilities.',
    fullLicence: 'The licence is Singularity Vulnerability Management, with exploit and remediation details.',
    baseLicence: 'The licence is the base one, without exploit and remediation details.',
  },
  permissionAdvice:
    'In the console, open Settings > Users > Service Users and give the service user the role Viewer, or a role with {{permission}}, on the account or site to import.',
} as const;
