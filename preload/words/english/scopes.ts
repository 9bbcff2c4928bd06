/** What a rule, a walk or a scan covers. */
export const scopes = {
  all: 'All Endpoints',
  one: {
    account: 'account {{id}}',
    site: 'site {{id}}',
    group: 'group {{id}}',
  },
  named: {
    account: 'account “{{name}}”',
    site: 'site “{{name}}”',
    group: 'group “{{name}}”',
  },
  several: {
    account_one: '{{count}} account',
    account_other: '{{count}} accounts',
    site_one: '{{count}} site',
    site_other: '{{count}} sites',
    group_one: '{{count}} group',
    group_other: '{{count}} groups',
  },
} as const;
