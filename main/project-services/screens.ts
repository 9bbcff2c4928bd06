/** Addresses of the window's screens that main leads to, as the window writes them itself. */
export const screens = {
  importHistory: '/import/history',
  scan: (scanId: number): string => `/import/history/${scanId}`,
  /** Where another token of the connector is entered. */
  token: (id: string): string => `/connectors?dialog=${encodeURIComponent(id)}&token=replace`,
  connector: (id: string): string => `/connectors?dialog=${encodeURIComponent(id)}`,
  connectors: '/connectors',
  data: '/settings/data',
  policy: '/settings/policy',
  /** The entry of a code in Help. */
  errorCode: (code: string): string => `/help/errors?code=${encodeURIComponent(code)}`,
};
