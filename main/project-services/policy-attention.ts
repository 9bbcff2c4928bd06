import type { Attention } from '../../preload/contract/topics/status.ts';
import { say } from '../../preload/words/say.ts';
import { isAllowedOrigin } from '../net/allowed-origins.ts';
import type { Connector } from '../settings/settings-schema.ts';
import { screens } from './screens.ts';

/** What the policy of the machine keeps from working. */
export interface PolicyHindrance {
  /** Which of its values cannot be used, one sentence; null when all can. */
  readonly trouble: string | null;
  /** The consoles that may be reached; null where any may. */
  readonly allowedConsoles: readonly string[] | null;
}

/** What has to be told of the policy: that it is broken, or that a connector may not be used any more. */
export function policyAttention(
  { trouble, allowedConsoles }: PolicyHindrance,
  connectors: readonly Connector[],
): Attention[] {
  if (trouble !== null) {
    return [
      {
        id: 'policy-broken',
        kind: 'policy',
        severity: 'bad',
        text: trouble,
        advice: say('attention:policyBroken.advice'),
        code: 'policy-broken',
        screen: screens.policy,
      },
    ];
  }
  return connectors
    .filter(({ url }) => !isAllowedOrigin(url, allowedConsoles))
    .map(({ id, name, url }) => ({
      id: `console-not-allowed-${id}`,
      kind: 'policy',
      severity: 'bad',
      text: say('attention:notAllowed.text', { name, host: new URL(url).host }),
      advice: say('attention:notAllowed.advice'),
      code: 'console-not-allowed',
      screen: screens.connector(id),
    }));
}
