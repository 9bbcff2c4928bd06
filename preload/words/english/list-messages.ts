/** What a list, a filter or an export cannot be asked for. */
export const listMessages = {
  noValues: 'There are no values to choose from for "{{field}}", but for {{fields}}.',
  value: {
    noOperator: '{{name}} cannot be compared by "{{operator}}"; use one of {{operators}}, or its negation.',
    noChoice: '{{name}} cannot be "{{value}}"; it is one of {{choices}}.',
    noNumber: '{{name}} is a number; "{{value}}" is none.',
    noDate: '{{name}} is a date like 2026-03-01 or 2026-03-01T10:30Z; "{{value}}" is none.',
  },
  noFilter: '"{{text}}" is not a filter; write field=value.',
  noGroup:
    '"{{text}}" is not a group of filters; write any(field=value; field=value), with all or none in place of any.',
  badQuotes:
    'The value in "{{text}}" begins with a quotation mark, so it must end with one; inside, write \\" for a quotation mark and \\\\ for a backslash.',
  filterTooLarge: 'The filters have more than {{count}} values or {{length}} characters; leave some out.',
  unknownField: 'There is no field "{{name}}" to filter by; there are {{names}}.',
  outdatedFindingId: {
    message: '{{id}} is an id that an earlier version gave, and names no finding any more.',
    advice: 'Find the finding by its host and CVE: filter findings by hostName and cve.',
  },
  advice: 'Change the filters, columns or order.',
  notSortable: 'Lists cannot be sorted by "{{text}}", but by {{fields}}.',
  export: {
    unknownField: 'There is no field "{{name}}" to write; there are {{fields}}.',
    cancelled: 'The export was cancelled.',
    cancelledAdvice: 'Start it again when you are ready.',
    unwritable: 'The export cannot be written to {{file}} ({{reason}}).',
    unwritableAdvice: 'Choose a folder that exists, that you may write to and that has room.',
  },
} as const;
