/** The scheme under which the application serves its own pages. */
export const appScheme = 'connector';

/** The one origin whose pages may talk to the application. */
export const appOrigin = `${appScheme}://app`;

/** The page of the window; its screens are addresses behind `#`. */
export const startPage = `${appOrigin}/index.html`;

/** Whether an address is the window's page, whichever screen of it. */
export function isStartPage(address: string): boolean {
  return address === startPage || address.startsWith(`${startPage}#`) || address.startsWith(`${startPage}?`);
}
