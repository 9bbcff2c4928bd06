/** How current the data is, and why it is not complete. */
export const freshness = {
  what: {
    all: '{{scope}} of "{{connector}}"',
    assets: 'the assets in {{scope}} of "{{connector}}"',
    findings: 'the findings in {{scope}} of "{{connector}}"',
  },
  gap: {
    'never-complete': 'There is no complete scan of {{what}} yet.',
    'partly-complete': 'The last scan of {{what}}, scan {{scan}}, is only partly complete.',
    'awaits-review': 'The last scan of {{what}}, scan {{scan}}, is waiting for review.',
    'too-old': 'The last complete scan of {{what}}, scan {{scan}}, is more than {{age}} old.',
    'dated-ahead':
      'The last scan of {{what}}, scan {{scan}}, is dated in the future, so its age is unknown. Check the clock of this machine and scan again.',
  },
  unknownFailure: 'The scan could not start ({{code}}).',
  age: {
    hours_one: '{{count}} hour',
    hours_other: '{{count}} hours',
    days_one: '{{count}} day',
    days_other: '{{count}} days',
  },
} as const;
