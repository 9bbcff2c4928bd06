import { maxConnectorNameLength } from '../../preload/contract/limits.ts';
import { failure, type Result, success } from '../../preload/contract/result.ts';
import { foldedText } from '../../preload/words/folded-text.ts';
import { say } from '../../preload/words/say.ts';
import { storableText } from '../outside/storable-text.ts';
import type { Connector } from '../settings/settings-schema.ts';
import { ConnectorError } from './connector-error.ts';

const defaultName = 'SentinelOne';
/**
 * The connector that `nameOrId` stands for, by id or by name in upper or lower case; without one, the only connector
 * there is.
 */
export function findConnector(
  connectors: readonly Connector[],
  nameOrId: string | undefined,
): Result<Connector, ConnectorError> {
  const matches =
    nameOrId === undefined
      ? connectors
      : connectors.filter(({ id, name }) => id === nameOrId || sameName(name, nameOrId));
  const [only, another] = matches;
  if (only !== undefined && another === undefined) return success(only);
  if (only === undefined) return failure(notFound(connectors, nameOrId));
  return failure(
    new ConnectorError(
      'connector-ambiguous',
      nameOrId === undefined
        ? say('connectorMessages:several', { count: matches.length, connectors: namesOf(matches) })
        : say('connectorMessages:ambiguous', { nameOrId }),
      say('connectorMessages:chooseOne', {
        connectors: matches.map(({ id, name }) => `${id} (${name})`).join(', '),
      }),
    ),
  );
}

/** The name for a connector: the wanted one if it is free, else `SentinelOne`, `SentinelOne 2` and so on. */
export function chooseName(
  others: readonly Connector[],
  wanted: string | undefined,
): Result<string, ConnectorError> {
  if (wanted === undefined) return success(freeDefaultName(others));
  const name = storableText(wanted.trim());
  // A control character could move the cursor of the terminal that lists it.
  if (name === '' || name.length > maxConnectorNameLength || /\p{Cc}/u.test(wanted.trim())) {
    return failure(
      new ConnectorError(
        'connector-name-invalid',
        say('connectorMessages:nameInvalid.message', { count: maxConnectorNameLength }),
        say('connectorMessages:nameInvalid.advice'),
      ),
    );
  }
  const holder = others.find((other) => sameName(other.name, name));
  if (holder === undefined) return success(name);
  return failure(
    new ConnectorError(
      'connector-name-taken',
      say('connectorMessages:nameTaken.message', { name: holder.name }),
      say('connectorMessages:nameTaken.advice'),
    ),
  );
}

function freeDefaultName(others: readonly Connector[]): string {
  const taken = (name: string): boolean => others.some((other) => sameName(other.name, name));
  if (!taken(defaultName)) return defaultName;
  let number = 2;
  while (taken(`${defaultName} ${number}`)) number += 1;
  return `${defaultName} ${number}`;
}

function notFound(connectors: readonly Connector[], nameOrId: string | undefined): ConnectorError {
  if (connectors.length === 0) {
    return new ConnectorError(
      'connector-not-found',
      say('connectorMessages:none.message'),
      say('connectorMessages:none.advice'),
    );
  }
  return new ConnectorError(
    'connector-not-found',
    say('connectorMessages:notFound.message', { nameOrId: nameOrId ?? '' }),
    say('connectorMessages:notFound.advice', { connectors: namesOf(connectors) }),
  );
}

function namesOf(connectors: readonly Connector[]): string {
  return connectors.map(({ name }) => name).join(', ');
}

function sameName(one: string, other: string): boolean {
  return foldedText(one.trim()) === foldedText(other.trim());
}
