/** What is recorded with a scan: why it is not complete, what was set aside, what needs a review. */
export const scanIssues = {
  unproven: {
    rowsHidden:
      'The list changed while it was read: {{read}} records were sent, and the console now counts {{expected}}.',
    notRecounted: 'The console counted {{expected}} records but sent {{read}}, and did not count them again.',
    changesUnknown:
      'The console counted {{expected}} records but sent {{read}}, and does not report which changed while it was read.',
    changesTooFew:
      'The console counted {{expected}} records but sent {{read}}; only {{changed}} changed while it was read (it now counts {{total}}).',
  },
  walkFailed: {
    assets: 'Reading assets ({{scope}}) stopped: {{reason}}',
    findings: 'Reading vulnerabilities ({{scope}}) stopped: {{reason}}',
  },
  mayBeIncomplete: {
    assets: 'The assets ({{scope}}) may be incomplete, so nothing was resolved: {{reason}}',
    findings: 'The vulnerabilities ({{scope}}) may be incomplete, so nothing was resolved: {{reason}}',
  },
  deltaUnproven: {
    assets:
      'Not every change to the assets ({{scope}}) was received, so the next scan starts from the same point: {{reason}}',
    findings:
      'Not every change to the vulnerabilities ({{scope}}) was received, so the next scan starts from the same point: {{reason}}',
  },
  totalNotReported: {
    assets: 'The console gave no count of the assets ({{scope}}); its end mark was relied on.',
    findings: 'The console gave no count of the vulnerabilities ({{scope}}); its end mark was relied on.',
  },
  restarted: {
    assets:
      'The console no longer knew the position in the assets ({{scope}}); they were read again from the start.',
    findings:
      'The console no longer knew the position in the vulnerabilities ({{scope}}); they were read again from the start.',
  },
  tooManyQuarantined: {
    assets: 'So many asset records ({{scope}}) could not be read that nothing was resolved.',
    findings: 'So many vulnerability records ({{scope}}) could not be read that nothing was resolved.',
  },
  quarantineUnnamed: {
    assets: 'A quarantined record does not say which assets ({{scope}}) it is about, so none were resolved.',
    findings:
      'A quarantined record does not say which vulnerabilities ({{scope}}) it is about, so none were resolved.',
  },
  quarantined: {
    assets_one: '{{records}} asset record could not be read and was quarantined; the rest were loaded.',
    assets_other: '{{records}} asset records could not be read and were quarantined; the rest were loaded.',
    findings_one:
      '{{records}} vulnerability record could not be read and was quarantined; the rest were loaded.',
    findings_other:
      '{{records}} vulnerability records could not be read and were quarantined; the rest were loaded.',
  },
  fieldsUnreadable: {
    assets: 'Some fields of asset records held something unexpected and were left out: {{names}}.',
    findings: 'Some fields of vulnerability records held something unexpected and were left out: {{names}}.',
  },
  fieldsCut: {
    assets: 'Some fields of asset records were longer than this version keeps and were cut: {{names}}.',
    findings:
      'Some fields of vulnerability records were longer than this version keeps and were cut: {{names}}.',
  },
  severitiesUnknown_one:
    '{{records}} vulnerability record ({{scope}}) has no severity and no score that can be read: {{words}}. A new finding of it is listed as unknown; a known one keeps the severity reported before.',
  severitiesUnknown_other:
    '{{records}} vulnerability records ({{scope}}) have no severity and no score that can be read: {{words}}. New findings of them are listed as unknown; known ones keep the severity reported before.',
  riskStatusesUnknown_one:
    '{{records}} vulnerability record ({{scope}}) has a status other than Detected and Removed: {{words}}. It counts as open; nothing was resolved by it.',
  riskStatusesUnknown_other:
    '{{records}} vulnerability records ({{scope}}) have a status other than Detected and Removed: {{words}}. They count as open; nothing was resolved by them.',
  unknownWord: '“{{word}}” ({{times}})',
  noWord: 'none sent ({{times}})',
  fieldsUnknown: {
    assets_one:
      'The console sends a field of assets that this version does not know and did not keep: {{names}}.',
    assets_other:
      'The console sends {{count}} fields of assets that this version does not know and did not keep: {{names}}.',
    findings_one:
      'The console sends a field of vulnerabilities that this version does not know and did not keep: {{names}}.',
    findings_other:
      'The console sends {{count}} fields of vulnerabilities that this version does not know and did not keep: {{names}}.',
  },
  endpointsUnlisted:
    "Findings name {{count}} endpoint(s) that the console's endpoint list does not have; they were added as assets that are not listed.",
  endpointsMoved:
    '{{count}} endpoint(s) left, or moved to another site or group, while the scan was running; none of their findings were resolved.',
  endpointsUnconfirmed:
    '{{count}} endpoint(s) would have lost findings but could not be asked for again, so nothing was resolved: {{reason}}',
  noFindings:
    'The console listed no vulnerabilities. That is no proof that there are none: without the vulnerability licence it answers with an empty list.',
  repeated: {
    assets_one:
      'The console listed {{records}} endpoint more than once: {{names}}. The newest record was kept.',
    assets_other:
      'The console listed {{records}} endpoints more than once: {{names}}. The newest record of each was kept.',
    findings_one: 'The console listed {{records}} vulnerability record more than once: {{names}}.',
    findings_other: 'The console listed {{records}} vulnerability records more than once: {{names}}.',
  },
  awaitingConfirmation_one:
    '{{findings}} finding was missing from a list that changed while it was read. It stays open and is resolved if the next full scan does not report it either.',
  awaitingConfirmation_other:
    '{{findings}} findings were missing from a list that changed while it was read. They stay open and are resolved if the next full scan does not report them either.',
  scopeNotVisible:
    'The console no longer shows {{scope}} (ID {{id}}) to this token, although the project holds assets of it. Check the scope of the service user in the console.',
  reviewWaits_one:
    '{{changes}} change was not made because scan {{scanId}} is waiting for review. Accept or reject that scan first.',
  reviewWaits_other:
    '{{changes}} changes were not made because scan {{scanId}} is waiting for review. Accept or reject that scan first.',
  stalled: 'Nothing new came from the console for an hour, so the scan was ended.',
  interrupted: {
    crash: 'The program ended before this scan did.',
    quit: 'The program was closed while this scan was running.',
  },
  review: {
    empty: {
      assets:
        'The console sent no assets of {{scope}}, as it does when a licence or a permission has lapsed; {{absent}} of {{held}} active assets would be deactivated. Nothing was changed. Accept the scan if this is right, or reject it.',
      findings:
        'The console sent no vulnerabilities of {{scope}}, as it does when a licence or a permission has lapsed; {{absent}} of {{held}} open findings would be resolved. Nothing was changed. Accept the scan if this is right, or reject it.',
    },
    'more-than-half': {
      assets:
        'More than half of the assets of {{scope}} would be deactivated: {{absent}} of {{held}}. Nothing was changed. Accept the scan if this is right, or reject it.',
      findings:
        'More than half of the findings of {{scope}} would be resolved: {{absent}} of {{held}}. Nothing was changed. Accept the scan if this is right, or reject it.',
    },
    'more-than-half-in-a-week': {
      assets:
        'Together with those of the last 7 days, more than half of the assets of {{scope}} would be deactivated because they are no longer listed: {{absent}} of {{held}}. Nothing was changed. Accept the scan if this is right, or reject it.',
      findings:
        'Together with those of the last 7 days, more than half of the findings of {{scope}} would be resolved because they are no longer listed: {{absent}} of {{held}}. Nothing was changed. Accept the scan if this is right, or reject it.',
    },
    'review-waits': {
      assets:
        'An earlier scan is waiting for a review of {{scope}}. {{absent}} of {{held}} active assets would be deactivated. Nothing was changed. Accept the scan if this is right, or reject it.',
      findings:
        'An earlier scan is waiting for a review of {{scope}}. {{absent}} of {{held}} open findings would be resolved. Nothing was changed. Accept the scan if this is right, or reject it.',
    },
  },
} as const;
