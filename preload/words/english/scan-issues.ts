/** What there is to tell of a scan: why it is not complete, what was set aside, what needs a review. */
export const scanIssues = {
  unproven: {
    notRecounted: 'The console counted {{expected}} records but sent {{read}}, and did not count them again.',
    changesUnknown:
      'The console counted {{expected}} records but sent {{read}}, and does not tell which changed while it was read.',
    changesTooFew:
      'The console counted {{expected}} records but sent {{read}}; only {{changed}} changed while it was read (it now counts {{total}}).',
  },
  walkFailed: {
    assets: 'Reading assets ({{scope}}) stopped: {{reason}}',
    vulnerabilities: 'Reading vulnerabilities ({{scope}}) stopped: {{reason}}',
  },
  mayBeIncomplete: {
    assets: 'The assets ({{scope}}) may be incomplete, so nothing was resolved: {{reason}}',
    vulnerabilities: 'The vulnerabilities ({{scope}}) may be incomplete, so nothing was resolved: {{reason}}',
  },
  totalNotTold: {
    assets: 'The console gave no count of the assets ({{scope}}); its end mark was relied on.',
    vulnerabilities:
      'The console gave no count of the vulnerabilities ({{scope}}); its end mark was relied on.',
  },
  restarted: {
    assets:
      'The console no longer knew the position in the assets ({{scope}}); they were read again from the start.',
    vulnerabilities:
      'The console no longer knew the position in the vulnerabilities ({{scope}}); they were read again from the start.',
  },
  tooManyQuarantined: {
    assets: 'So many assets records ({{scope}}) could not be read that nothing was resolved.',
    vulnerabilities:
      'So many vulnerabilities records ({{scope}}) could not be read that nothing was resolved.',
  },
  quarantineUnnamed: {
    assets: 'A quarantined record does not say which assets ({{scope}}) it is about, so none were resolved.',
    vulnerabilities:
      'A quarantined record does not say which vulnerabilities ({{scope}}) it is about, so none were resolved.',
  },
  quarantined: {
    assets_one: '{{records}} asset record could not be read and was quarantined; the rest landed.',
    assets_other: '{{records}} asset records could not be read and were quarantined; the rest landed.',
    vulnerabilities_one:
      '{{records}} vulnerability record could not be read and was quarantined; the rest landed.',
    vulnerabilities_other:
      '{{records}} vulnerability records could not be read and were quarantined; the rest landed.',
  },
  fieldsUnreadable: {
    assets: 'Some fields of assets records held something unexpected and were left out: {{names}}.',
    vulnerabilities:
      'Some fields of vulnerabilities records held something unexpected and were left out: {{names}}.',
  },
  severitiesUnknown_one:
    '{{records}} vulnerability record ({{scope}}) has no severity and no score that can be read: {{words}}. A new finding of it is listed as unknown; a known one keeps the severity reported before.',
  severitiesUnknown_other:
    '{{records}} vulnerability records ({{scope}}) have no severity and no score that can be read: {{words}}. New findings of them are listed as unknown; known ones keep the severity reported before.',
  riskStatusesUnknown_one:
    '{{records}} vulnerability record ({{scope}}) has a status other than Detected and Removed: {{words}}. It counts as open; nothing was resolved by it.',
  riskStatusesUnknown_other:
    '{{records}} vulnerability records ({{scope}}) have a status other than Detected and Removed: {{words}}. They count as open; nothing was resolved by them.',
  noWord: 'none',
  endpointsUnlisted:
    "Findings name {{count}} endpoint(s) that the console's endpoint list does not have; they were added as inactive assets.",
  endpointsMoved:
    '{{count}} endpoint(s) left, or moved to another site or group, while the scan went on; none of their findings were resolved.',
  endpointsUnconfirmed:
    '{{count}} endpoint(s) would have lost findings but could not be asked for again, so nothing was resolved: {{reason}}',
  noVulnerabilities:
    'The console listed no vulnerabilities. That is no proof that there are none: without the vulnerability licence it answers with an empty list.',
  review: {
    allScopes: 'all scopes together',
    empty: {
      assets:
        'The console sent an empty list of assets ({{scope}}), as it does when a licence has lapsed; it would deactivate {{absent}} of {{held}} active assets. Nothing was resolved. Accept the scan if this is right, or reject it.',
      vulnerabilities:
        'The console sent an empty list of vulnerabilities ({{scope}}), as it does when a licence has lapsed; it would mitigate {{absent}} of {{held}} open findings. Nothing was resolved. Accept the scan if this is right, or reject it.',
    },
    massChange: {
      assets:
        'The scan of assets ({{scope}}) changes more than half: it would deactivate {{absent}} of {{held}} active assets. Nothing was resolved. Accept the scan if this is right, or reject it.',
      vulnerabilities:
        'The scan of vulnerabilities ({{scope}}) changes more than half: it would mitigate {{absent}} of {{held}} open findings. Nothing was resolved. Accept the scan if this is right, or reject it.',
    },
  },
} as const;
