/** Why a connector cannot be found or named so. */
export const connectorMessages = {
  several: 'There are {{count}} connectors: {{connectors}}.',
  ambiguous: 'More than one connector is called "{{nameOrId}}", by name or by id.',
  chooseOne: 'Say which one is meant: {{connectors}}.',
  nameInvalid: {
    message: "A connector's name has 1 to {{count}} characters on one line.",
    advice: 'Choose another name.',
  },
  nameTaken: {
    message: 'There is a connector called "{{name}}" already.',
    advice: 'Choose another name, or edit the one there is.',
  },
  none: {
    message: 'There is no connector yet.',
    advice: 'Add one with `connector add --url URL`.',
  },
  notFound: {
    message: 'There is no connector called "{{nameOrId}}".',
    advice: 'There are: {{connectors}}.',
  },
  tokenRequired: {
    message: 'The token of "{{name}}" was given for {{oldUrl}} and is not sent to {{url}}.',
    advice: 'Give the API token for the new address together with it.',
  },
} as const;
