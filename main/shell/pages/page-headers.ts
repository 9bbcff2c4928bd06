/**
 * What the pages may do: run, show and ask for nothing that does not come from the application itself. Mantine writes
 * its variables and responsive sizes into <style> elements, as HTML: hence `unsafe-inline` for styles, and hence
 * trusted types are not required.
 */
const policy = {
  'default-src': "'none'",
  'script-src': "'self'",
  'style-src': "'self' 'unsafe-inline'",
  'img-src': "'self' data:",
  'font-src': "'self'",
  'connect-src': "'self'",
  'base-uri': "'none'",
  'form-action': "'none'",
  'frame-ancestors': "'none'",
} as const;

/** A development server's own needs; null where there is none. */
export interface DevelopmentNeeds {
  /** Where the page hears of changes: `ws://127.0.0.1:5173`. */
  readonly socket: string;
}

/** The headers of every answer to the window. With `development` also what reloading on change needs, and only then. */
export function pageHeaders(development: DevelopmentNeeds | null): Readonly<Record<string, string>> {
  const directives = development
    ? {
        ...policy,
        'script-src': `${policy['script-src']} 'unsafe-inline'`,
        'connect-src': `${policy['connect-src']} ${development.socket}`,
      }
    : policy;
  return {
    'Content-Security-Policy': Object.entries(directives)
      .map(([name, value]) => `${name} ${value}`)
      .join('; '),
    'X-Content-Type-Options': 'nosniff',
    'Referrer-Policy': 'no-referrer',
    'Cross-Origin-Opener-Policy': 'same-origin',
    'Cross-Origin-Embedder-Policy': 'require-corp',
    'Cross-Origin-Resource-Policy': 'same-origin',
    'Cache-Control': 'no-store',
  };
}
