/** What a list, a filter or an export cannot be asked for. */
export const listMessages = {
  noValues: 'Values are listed for {{fields}} only, not for "{{field}}".',
  value: {
    noOperator: '{{name}} cannot be compared by "{{operator}}"; use one of {{operators}}, or its negation.',
    noChoice: '{{name}} cannot be "{{value}}"; it is one of {{choices}}.',
    noChoiceNearest: '{{name}} cannot be "{{value}}". Did you mean {{nearest}}? It is one of {{choices}}.',
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
  unknownField: {
    filter: 'There is no field "{{name}}" to filter by; the fields are {{names}}.',
    filterNearest: 'There is no field "{{name}}" to filter by. Did you mean {{nearest}}?',
    export: 'There is no field "{{name}}" to export; the fields are {{names}}.',
    exportNearest: 'There is no field "{{name}}" to export. Did you mean {{nearest}}?',
    show: 'There is no field "{{name}}" to show; the fields are {{names}}.',
    showNearest: 'There is no field "{{name}}" to show. Did you mean {{nearest}}?',
    sort: 'Lists cannot be sorted by "{{name}}"; use {{names}}.',
    sortNearest: 'Lists cannot be sorted by "{{name}}". Did you mean {{nearest}}?',
  },
  outdatedFindingId: {
    message: '{{id}} is an id from an earlier version and no longer identifies a finding.',
    advice: 'Find the finding by its host and CVE: filter findings by hostName and cve.',
  },
  advice: 'Change the filters, columns or order.',
  export: {
    cancelled: 'The export was cancelled.',
    cancelledAdvice: 'Start it again when you are ready.',
    unwritable: 'The export cannot be written to {{file}} ({{reason}}).',
    unwritableAdvice: 'Choose a folder that exists, that you can write to and that has free space.',
  },
} as const;
