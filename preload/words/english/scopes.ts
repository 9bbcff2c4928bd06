/** What a rule, a walk or a scan covers. */
export const scopes = {
  all: 'All Endpoints',
  one: {
    account: 'account {{id}}',
    site: 'site {{id}}',
    group: 'group {{id}}',
  },
  named: {
    account: 'account {{name}}',
    site: 'site {{name}}',
    group: 'group {{name}}',
  },
  several: {
    account_one: '{{number}} account',
    account_other: '{{number}} accounts',
    site_one: '{{number}} site',
    site_other: '{{number}} sites',
    group_one: '{{number}} group',
    group_other: '{{number}} groups',
  },
  namedSeveral: {
    account: 'accounts {{names}}',
    site: 'sites {{names}}',
    group: 'groups {{names}}',
  },
} as const;
