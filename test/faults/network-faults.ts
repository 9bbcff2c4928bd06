import {
  forbidden,
  forbiddenToSiteUsers,
  loginPage,
  notOnThisConsole,
  rateLimited,
  redirectTo,
  serverFault,
  slow,
  unauthorized,
} from '../tenant/answer-faults.ts';
import { halfABody, resetBeforeAnswer, resetInBody, silence } from '../tenant/connection-faults.ts';
import type { Fault } from '../tenant/faults.ts';
import {
  duplicatedRows,
  emptyList,
  emptyPageAtEnd,
  emptyTextAtEnd,
  malformedRecord,
  missingRows,
  noCursorAtEnd,
  noPaginationAtEnd,
  rejectedCursor,
  repeatedCursor,
  wrongTotal,
} from '../tenant/list-faults.ts';

/** Every fault of the tenant, by what goes wrong. */
export const networkFaults: Readonly<Record<string, Fault>> = {
  '401': unauthorized,
  '403': forbidden,
  '403 to site users': forbiddenToSiteUsers,
  '404 in plain text': notOnThisConsole,
  '429 without Retry-After': rateLimited(null),
  '429 with seconds': rateLimited(1),
  '429 with a date': rateLimited(new Date('2026-01-01T00:00:00Z')),
  '500': serverFault(500),
  '502': serverFault(502),
  '503': serverFault(503),
  '504': serverFault(504),
  'login page': loginPage,
  'redirect elsewhere': redirectTo('https://elsewhere.example/'),
  'slow answer': slow(20),
  'no answer': silence,
  'reset before the answer': resetBeforeAnswer,
  'reset in the body': resetInBody,
  'half a body, honest length': halfABody(true),
  'half a body, wrong length': halfABody(false),
  'rejected cursor': rejectedCursor,
  'repeated cursor': repeatedCursor,
  'empty text at the end': emptyTextAtEnd,
  'no cursor at the end': noCursorAtEnd,
  'no pagination at the end': noPaginationAtEnd,
  'empty page at the end': emptyPageAtEnd,
  'repeated rows': duplicatedRows(2),
  'missing row': missingRows(1),
  'empty list': emptyList,
  'half the total': wrongTotal('half'),
  'double the total': wrongTotal('double'),
  'total of zero': wrongTotal('zero'),
  'no total': wrongTotal('absent'),
  'record without id': malformedRecord('key-missing', 1),
  'id as a number': malformedRecord('key-a-number', 0),
  'record of wrong types': malformedRecord('wrong-types', 1),
  'record of nothing': malformedRecord('null-record', 0),
};

/** Faults that leave rows out. With a wrong total beside them no client can know of it. */
export const leavingRowsOut: ReadonlySet<string> = new Set(['missing row', 'empty list']);
export const tellingWrongTotals: ReadonlySet<string> = new Set([
  'half the total',
  'double the total',
  'total of zero',
  'no total',
]);
