import type { ConnectorView } from '../../preload/contract/connector-view.ts';
import type { Connector } from '../settings/settings-schema.ts';
import type { Workspace } from '../workspace/workspace.ts';
import { expectValue } from './expect-value.ts';

/** A connector as windows show it: with where its token was found last, never the token. */
export function connectorViewOf(workspace: Workspace, connector: Connector): ConnectorView {
  const rules = expectValue(workspace.rules.list());
  const token = workspace.tokens.knownPlaceOf(connector);
  return {
    ...connector,
    token,
    tokenProblem: token === 'unknown' ? workspace.tokens.state().reason : null,
    rules: rules.filter(({ connectorId }) => connectorId === connector.id).length,
    demo: workspace.demo,
  };
}
