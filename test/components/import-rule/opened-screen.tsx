import { screen } from '@testing-library/react';
import type { RuleView } from '../../../preload/contract/calls/rule-calls.ts';
import type { ApplicationStatus } from '../../../preload/contract/topics/status.ts';
import { ImportRuleScreen } from '../../../renderer/features/import-rule/import-rule-screen.tsx';
import { type Replies, renderScreen } from '../bridge-double.tsx';
import { aConnector } from '../connector-setup/connectors.ts';
import { aRule, scopes } from './rules.ts';

/** The next five runs that main tells of every schedule. */
export const runs = [23, 24, 25, 26, 27].map((day) => ({
  at: `2026-11-${day}T03:30:00.000Z`,
  words: `${day} Nov 2026, 03:30 UTC`,
}));

/** Import via Connector at an address, with one connector and no rule unless told otherwise. */
export function openScreen(
  at: string,
  { rules = [], ...differs }: Replies & { rules?: RuleView[] } = {},
  status: Partial<ApplicationStatus> = {},
) {
  const rendered = renderScreen(<ImportRuleScreen />, {
    at,
    replies: {
      'connectors.list': [aConnector()],
      'connectors.scopes': scopes,
      'rules.list': rules,
      'rules.preview': ({ schedule }) => ({ words: `as ${schedule.kind}`, runs, problem: null }),
      'rules.add': (choice) => aRule({ ...choice, id: 'new' }),
      'rules.edit': ({ ruleId, ...choice }) => aRule({ ...choice, id: ruleId }),
      'scans.start': { attached: false },
      ...differs,
    },
    status,
  });
  const { user, calls } = rendered;
  return {
    ...rendered,
    made: (name: string) => calls.filter((call) => call.name === name).map(({ args }) => args),
    press: async (name: string) => user.click(await screen.findByRole('button', { name })),
    check: async (name: string) => user.click(await screen.findByRole('radio', { name })),
    choose: async (item: string) => {
      await user.click(await screen.findByRole('button', { name: /^More for/ }));
      await user.click(await screen.findByRole('menuitem', { name: item }));
    },
  };
}
