/** How long ago, how soon, and how long; `min` and `h` are signs, as the numbers' own words would take too much room. */
export const times = {
  justNow: 'just now',
  soon: 'in under a minute',
  minutesAgo: '{{minutes}} min ago',
  hoursAgo: '{{hours}} h ago',
  daysAgo_one: '{{count}} day ago',
  daysAgo_other: '{{count}} days ago',
  inMinutes: 'in {{minutes}} min',
  inHours: 'in {{hours}} h',
  inDays_one: 'in {{count}} day',
  inDays_other: 'in {{count}} days',
  underASecond: 'under 1 s',
  seconds: '{{seconds}} s',
  minutes: '{{minutes}} min',
  minutesAndSeconds: '{{minutes}} min {{seconds}} s',
  hours: '{{hours}} h',
  hoursAndMinutes: '{{hours}} h {{minutes}} min',
} as const;
