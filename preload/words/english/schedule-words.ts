/** Schedules and scopes in words. */
export const scheduleWords = {
  day: {
    mon: 'Monday',
    tue: 'Tuesday',
    wed: 'Wednesday',
    thu: 'Thursday',
    fri: 'Friday',
    sat: 'Saturday',
    sun: 'Sunday',
  },
  manual: 'by hand only',
  every: {
    minutes_one: 'every minute',
    minutes_other: 'every {{count}} minutes',
    hours_one: 'every hour',
    hours_other: 'every {{count}} hours',
    days_one: 'every day',
    days_other: 'every {{count}} days',
  },
  daily: 'daily at {{time}}',
  weekly: 'weekly on {{days}} at {{time}}',
  cron: 'by cron expression {{expression}}',
  rule: '{{scope}} of {{connectorName}}, {{schedule}}',
  list: '{{others}} and {{last}}',
} as const;
