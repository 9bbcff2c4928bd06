/** What the issues of a scan mean for its data, by their codes. */
export const issueMeanings = {
  readingStopped:
    'Reading stopped there. What was read is kept, nothing was resolved, and the next scan continues or starts again.',
  of: {
    cancelled: 'The scan was cancelled. What was read is kept; the next scan continues from there.',
    'total-mismatch':
      'Findings and assets of this part stay open and active even if they are gone, until a later scan reads it completely.',
    'total-not-told': 'The scan counts as complete by the console’s own end mark.',
    'walk-restarted': 'Nothing is missing and nothing is duplicated; it only took longer.',
    quarantined: 'What these records name counts as seen: nothing was resolved because of them.',
    'too-many-quarantined':
      'Nothing of this part was resolved, because it may be among what could not be read.',
    'quarantined-unnamed': 'Nothing of this part was resolved, because it may be what the record is about.',
    'unreadable-fields':
      'The records themselves are here; these fields keep what was known before, or are empty.',
    'fields-cut':
      'The records themselves are here. A shortened text ends with its original length; of a list, the first elements are kept.',
    'severity-unknown':
      'They count in every total but in no named severity, and are sorted between low and informational.',
    'risk-status-unknown':
      'Their findings stay open until the console reports them as removed, or no longer reports them.',
    'unknown-fields': 'Only these fields are missing, which are new to this version.',
    'endpoints-unlisted': 'Their findings are here. The assets become active when the console lists them.',
    'endpoints-moved': 'Their findings stay open until the next scan has seen where they are.',
    'endpoints-unconfirmed': 'Findings that are gone stay open until the next scan.',
    'no-vulnerabilities':
      'If the console should have some, check its vulnerability licence and the token’s permissions.',
    'scan-stalled': 'What was read is kept and nothing was resolved; the next scan continues from there.',
    'scan-broken': 'What was read is kept and nothing was resolved. The log has more.',
  },
} as const;
