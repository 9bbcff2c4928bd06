/**
 * Chromium serves no scheme that it does not know, so inside the browser an address of the app's own scheme stands
 * as an https address of a host that cannot exist: `connector://app/x` is `https://app.connector.invalid/x`.
 * The main process only ever sees the app's form.
 */

const INSIDE = /^https:\/\/([^/?#]+)\.([a-z][a-z0-9-]*)\.invalid(?=[/?#]|$)/;

/** The address as the browser is given it; addresses of other schemes stay as they are. */
export function addressInBrowser(url: string, schemes: Iterable<string>): string {
  for (const scheme of schemes) {
    const prefix = `${scheme}://`;
    if (url.startsWith(prefix)) {
      const [, host = '', rest = ''] = /^([^/?#]*)(.*)$/s.exec(url.slice(prefix.length)) ?? [];
      return `https://${host}.${scheme}.invalid${rest.startsWith('/') ? rest : `/${rest}`}`;
    }
  }
  return url;
}

/** The address as the app knows it. */
export function addressInApp(url: string): string {
  return url.replace(INSIDE, '$2://$1');
}

/** The origin of an address as Electron reports it for a standard scheme: `scheme://host`, 'null' where there is none. */
export function originInApp(url: string): string {
  const own = /^([a-z][a-z0-9+.-]*):\/\/([^/?#]+)/.exec(addressInApp(url));
  return own === null ? 'null' : `${own[1]}://${own[2]}`;
}

/** A response header in which the app names its own scheme, such as a content security policy, for the browser. */
export function headerInBrowser(value: string, schemes: Iterable<string>): string {
  let translated = value;
  for (const scheme of schemes) {
    translated = translated
      .replace(new RegExp(`\\b${scheme}://([\\w.-]+)`, 'g'), `https://$1.${scheme}.invalid`)
      .replace(new RegExp(`(^|[\\s;])${scheme}:(?=[\\s;]|$)`, 'g'), `$1https://*.${scheme}.invalid`);
  }
  return translated;
}
