import type { Intercept } from '../../main/demo/console-server.ts';

/** Makes a console's pages small, so that a small world has many of them. Goes before other interceptors. */
export function smallPages(rowsOnAPage: number, next: Intercept): Intercept {
  return (request, answer, response) => {
    // The size in which the product asks for pages; counts ask for one row.
    if (request.query.get('limit') === '1000') request.query.set('limit', String(rowsOnAPage));
    return next(request, answer, response);
  };
}
