import type { RunningConsole } from '../../main/demo/console-server.ts';
import { viewerToken } from '../../main/demo/tokens.ts';
import { type Fault, Faults } from './faults.ts';
import { listedScopes } from './listed-rows.ts';
import { ListedWorld } from './listed-world.ts';
import { startTenant, tenantToken } from './started-tenant.ts';

/** Would tell by `hacked` in the page that something in a record was run. */
const markup =
  '"><img src=x onerror="globalThis.hacked=1"><svg onload="globalThis.hacked=1"><script>globalThis.hacked=1</script>';

/** Texts that some program would take for more than text. None of them says anything to us. */
export const payloads = {
  markup,
  formula: '=HYPERLINK("https://example.com/?"&A1,"open");@SUM(1)\n=1+1',
  terminal: 'a\u001b[2J\u001b]0;title\u0007\u009b31mred\rb\u0000c\n[2026-01-01 00:00:00.000] [info]  forged',
  direction: '\u202egpj.exe\u2066 and \u2067more',
  template: `{{7*7}}\${7*7}%s%n javascript:globalThis.hacked=1`,
  unbroken: 'W'.repeat(1000),
} as const;

/** Refuses with several payloads in its words. */
export const hostileRefusal: Fault = () => {
  const { direction, terminal, formula } = payloads;
  const title = `${direction} ${terminal} <img src=x onerror="globalThis.hacked=1"> ${formula}`;
  return {
    status: 403,
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ errors: [{ code: 4030010, title, detail: markup }] }),
  };
};

/** A console in whose records every text is a payload, one kind for each endpoint; for the length of the running test. */
export async function hostileTenant(): Promise<{ readonly server: RunningConsole; readonly faults: Faults }> {
  const { accounts, sites, groups } = listedScopes;
  const named = <Scope extends { readonly name: string }>(scopes: readonly Scope[]): Scope[] => {
    const texts = Object.values(payloads);
    return scopes.map((scope, index) => ({ ...scope, name: `${texts[index % texts.length]}` }));
  };
  const world = new ListedWorld({
    now: Date.now(),
    accounts: named(accounts),
    sites: named(sites),
    groups: named(groups),
  });
  for (const text of Object.values(payloads)) {
    const { id } = world.addAgent({
      computerName: text,
      domain: text,
      osName: text,
      osRevision: text,
      modelName: text,
      serialNumber: text,
      cpuId: text,
      agentVersion: text,
      installerType: text,
      externalIp: text,
      lastLoggedInUserName: text,
      osUsername: text,
      uuid: text,
      directory: {
        computer: text,
        computerGroups: [text],
        user: text,
        userGroups: [text],
        userPrincipalName: text,
      },
      tags: [
        { key: text, value: text },
        { key: '@tag', value: '=1+1' },
      ],
      cloudProviders: { [text]: { [text]: text } },
      networkInterfaces: [
        {
          id: '1',
          name: text,
          physical: text,
          inet: [text],
          inet6: [],
          gatewayIp: text,
          gatewayMacAddress: text,
        },
      ],
    });
    world.addRisk(id, {
      cve: { id: text, score: 9.8, severity: 'CRITICAL', published: Date.UTC(2024, 4, 14), exploited: false },
      applicationName: text,
      applicationVendor: text,
      applicationVersion: text,
      mitigationStatus: 'On hold',
      mitigationStatusReason: text,
      mitigationStatusChangedBy: text,
    });
  }
  const faults = new Faults();
  const { server } = await startTenant(world, {
    licence: 'vulnerability-management',
    tokens: [viewerToken(tenantToken, world.now())],
    intercept: faults.intercept,
  });
  return { server, faults };
}
