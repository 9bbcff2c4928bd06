import type { ConnectorView } from '../../preload/contract/connector-view.ts';
import type { ProjectServices } from '../project-services/project-services.ts';
import { tokenStateOf } from '../project-services/token-state.ts';
import type { Connector } from '../settings/settings-schema.ts';
import { expectValue } from './expect-value.ts';

/** A connector as windows show it: with where its token was found last, never the token. */
export function connectorViewOf(services: ProjectServices, connector: Connector): ConnectorView {
  const rules = expectValue(services.rules.list());
  const token = services.tokens.knownPlaceOf(connector);
  return {
    ...connector,
    token,
    tokenRefusedAt: connector.tokenRefusedAt ?? null,
    tokenState: tokenStateOf(connector, token, services.tokens.state().state, Date.now()),
    tokenProblem: token === 'unknown' ? services.tokens.state().reason : null,
    rules: rules.filter(({ connectorId }) => connectorId === connector.id).length,
    demo: services.demo,
  };
}
