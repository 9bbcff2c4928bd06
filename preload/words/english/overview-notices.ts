/** What the overview says before its numbers: why they may not be the whole truth, and what needs somebody. */
export const overviewNotices = {
  label: 'Needs attention',
  open: 'Open',
  needsReview: {
    text: 'Scan {{scanId}} of {{connector}} needs a review.',
    ofRemoved: 'Scan {{scanId}} of a removed connector needs a review.',
    advice: 'It would resolve an unusually large number of findings. Nothing was resolved yet.',
    action: 'Review',
  },
  interrupted: {
    text: 'Scan {{scanId}} of {{connector}} was interrupted.',
    ofRemoved: 'Scan {{scanId}} of a removed connector was interrupted.',
    advice: 'What it read is kept. The next scan continues from there.',
    action: 'See the scan',
  },
  firstScan: {
    text: 'The first scan is running.',
    advice: 'Numbers appear while it runs. They are complete when it has ended.',
    action: 'Follow the scan',
  },
  failed: {
    text: 'The last scan of {{connector}} failed.',
    advice: 'It resolved nothing; what it had read by then is kept.',
  },
  seeWhy: 'See why',
  gap: {
    'never-complete': 'Its data may be incomplete, and nothing was resolved yet.',
    'partly-complete': 'What it read is kept. Where it may not have read everything, it resolved nothing.',
    'awaits-review': 'Nothing was resolved yet.',
    'too-old': 'What changed in the console since then is not here yet.',
    'dated-ahead': 'What changed in the console since then may not be here yet.',
    more_one: 'The same applies to {{count}} more scope; see Data freshness below.',
    more_other: 'The same applies to {{count}} more scopes; see Data freshness below.',
    history: 'See Import History',
  },
  notUpdated: {
    text: 'Asset Sync Mode: findings have not been updated since {{time}}.',
    advice: 'They stay as they were.',
  },
  notIngested: {
    text: 'Asset Sync Mode: findings are not ingested.',
    advice: 'Scans ingest assets only.',
  },
  changeMode: 'Change the mode',
} as const;
