/** Addresses of the window's screens that main leads to, as the window writes them itself. */
export const screens = {
  overview: '/overview',
  importHistory: '/import/history',
  scan: (scanId: number): string => `/import/history/${scanId}`,
  connector: (id: string): string => `/connectors?dialog=${encodeURIComponent(id)}`,
  connectors: '/connectors',
  rule: (id: string): string => `/import/new?rule=${encodeURIComponent(id)}`,
  rules: '/import/new',
  data: '/settings/data',
  about: '/settings/about',
};
