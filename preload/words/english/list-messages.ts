/** What a list, a filter or an export cannot be asked for. */
export const listMessages = {
  noValues: 'Values are listed for {{fields}} only, not for "{{field}}".',
  value: {
    noOperator: '{{name}} cannot be compared by "{{operator}}"; use one of {{operators}}, or its negation.',
    noChoice: '{{name}} cannot be "{{value}}"; it is one of {{choices}}.',
    noNumber: '{{name}} is a number; "{{value}}" is not one.',
    noDate:
      '{{name}} is a date like 2026-03-01, 2026-03-01T10:30Z, today, yesterday or 7d (7 days ago; also h and w); "{{value}}" is not one.',
  },
  noFilter: '"{{text}}" is not a filter; write field=value.',
  noGroup:
    '"{{text}}" is not a group of filters; write any(field=value; field=value), with all or none in place of any.',
  badQuotes:
    'The value in "{{text}}" begins with a quotation mark, so it must end with one; inside, write \\" for a quotation mark and \\\\ for a backslash.',
  filterTooLarge: 'The filters have more than {{count}} values or {{length}} characters; leave some out.',
  unknownField: 'There is no field "{{name}}" to filter by; the fields are {{names}}.',
  outdatedFindingId: {
    message: '{{id}} is an id from an earlier version and no longer identifies a finding.',
    advice: 'Find the finding by its host and CVE: filter findings by hostName and cve.',
  },
  advice: 'Change the filters, columns or order.',
  notSortable: 'Lists cannot be sorted by "{{text}}"; use {{fields}}.',
  export: {
    unknownField: 'There is no field "{{name}}" to export; the fields are {{fields}}.',
    cancelled: 'The export was cancelled.',
    cancelledAdvice: 'Start it again when you are ready.',
    unwritable: 'The export cannot be written to {{file}} ({{reason}}).',
    unwritableAdvice: 'Choose a folder that exists, that you can write to and that has free space.',
  },
} as const;
