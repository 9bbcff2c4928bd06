import { setTimeout as wait } from 'node:timers/promises';
import { RequestRejected, textAnswer } from '../../main/demo/answers.ts';
import type { Fault } from './faults.ts';

/** Faults in which the console, or what stands before it, refuses to answer the question. */

const nginxPage = (title: string): string =>
  `<html>\r\n<head><title>${title}</title></head>\r\n<body>\r\n<center><h1>${title}</h1></center>\r\n<hr><center>nginx</center>\r\n</body>\r\n</html>\r\n`;

/** 401: as if the token had been revoked. */
export const unauthorized: Fault = () => new RequestRejected(401, 'Authentication Failed', null).answer;

/** 403 without a reason: the role lacks the permission. */
export const forbidden: Fault = () => new RequestRejected(403, 'Insufficient permissions', null).answer;

/** 403 as `/accounts` gives it to site users. */
export const forbiddenToSiteUsers: Fault = () =>
  new RequestRejected(403, 'Insufficient permissions', 'Action is not allowed to site users').answer;

/** 404 in plain text: the console has no such feature. */
export const notOnThisConsole: Fault = () =>
  textAnswer(404, 'text/plain; charset=utf-8', '404 page not found\n');

/** 429 as the page of the proxy before the console; `retryAfter` in seconds or as a date, null to leave it out. */
export function rateLimited(retryAfter: number | Date | null): Fault {
  return () => {
    const answer = textAnswer(429, 'text/html', nginxPage('429 Too Many Requests'));
    if (retryAfter === null) return answer;
    const value = typeof retryAfter === 'number' ? String(retryAfter) : retryAfter.toUTCString();
    return { ...answer, headers: { ...answer.headers, 'Retry-After': value } };
  };
}

const serverFaults = {
  500: textAnswer(500, 'text/plain', 'Server could not process the request.'),
  502: textAnswer(502, 'text/plain', 'Bad Gateway'),
  503: new RequestRejected(503, 'Service Unavailable', null).answer,
  504: textAnswer(504, 'text/html', nginxPage('504 Gateway Time-out')),
  520: textAnswer(520, 'text/plain', 'error code: 520'),
} as const;

/** A server error in the form it usually has. */
export function serverFault(status: keyof typeof serverFaults): Fault {
  return () => serverFaults[status];
}

/** A success without content, as gateways send it in passing. */
export function noContent(status: 200 | 202 | 204): Fault {
  return () => textAnswer(status, 'application/json', '');
}

/** 200 with a web page: a single sign-on that got hold of the request, or a wrong address. */
export const loginPage: Fault = () =>
  textAnswer(
    200,
    'text/html; charset=utf-8',
    '<!DOCTYPE html><html><head><title>Sign in</title></head><body><form action="/login"></form></body></html>',
  );

/** 302 to another address. */
export function redirectTo(location: string): Fault {
  return () => ({ status: 302, headers: { Location: location, 'Content-Type': 'text/html' }, body: '' });
}

/** The right answer, but late. */
export function slow(ms: number): Fault {
  return async (_, answer) => {
    await wait(ms);
    return answer();
  };
}
