import type { ConnectorView } from '../../preload/contract/connector-view.ts';
import type { Connector } from '../settings/settings-schema.ts';
import type { Workspace } from '../workspace/workspace.ts';
import { expectValue } from './expect-value.ts';

/** A connector as windows show it: with where its token is, never the token. */
export async function connectorViewOf(workspace: Workspace, connector: Connector): Promise<ConnectorView> {
  const rules = expectValue(workspace.rules.list());
  const token = await workspace.tokens.placeOf(connector);
  return {
    ...connector,
    token,
    tokenProblem: token === 'unknown' ? workspace.tokens.state().reason : null,
    rules: rules.filter(({ connectorId }) => connectorId === connector.id).length,
    demo: workspace.demo,
  };
}
