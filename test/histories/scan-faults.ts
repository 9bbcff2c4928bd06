import { agentsPath, risksPath } from '../builders/scanned-tenant.ts';
import { serverFault, unauthorized } from '../tenant/answer-faults.ts';
import { halfABody, resetInBody } from '../tenant/connection-faults.ts';
import type { Fault } from '../tenant/faults.ts';
import {
  behindFirstPage,
  cursorOfType,
  emptyLastPage,
  emptyPagesBetween,
  endsHere,
  paginationMissing,
} from '../tenant/list-ends.ts';
import {
  duplicatedRows,
  errorsBesideData,
  malformedRecord,
  missingRows,
  rejectedCursor,
  repeatedCursor,
  wrongTotal,
} from '../tenant/list-faults.ts';

/** What goes wrong with one request of a scan, or with all of them. */
export interface ScanFault {
  readonly fault: Fault;
  readonly path: string;
  /** Strikes every request instead of one. */
  readonly always?: true;
  /**
   * Rows are withheld, or counted wrongly, without an error. Together with changes meanwhile, by which the console
   * itself explains a difference, no client can find this out; the next clean full walk does.
   */
  readonly lies?: true;
}

/** What can go wrong with a scan, by its name in the words of a history. */
export const scanFaults: Readonly<Record<string, ScanFault>> = {
  'server fault': { fault: serverFault(500), path: risksPath },
  'reset in the body': { fault: resetInBody, path: risksPath },
  'half a body': { fault: halfABody(false), path: agentsPath },
  'repeated cursor': { fault: repeatedCursor, path: risksPath },
  'rejected cursor': { fault: rejectedCursor, path: risksPath },
  'missing rows': { fault: missingRows(1), path: risksPath, lies: true },
  'missing endpoints': { fault: missingRows(1), path: agentsPath, lies: true },
  'repeated rows': { fault: duplicatedRows(2), path: risksPath },
  'half the total': { fault: wrongTotal('half'), path: risksPath, lies: true },
  'malformed risk': { fault: malformedRecord('key-missing', 1), path: risksPath },
  'malformed endpoint': { fault: malformedRecord('key-a-number', 0), path: agentsPath },
  '401 of one call': { fault: unauthorized, path: risksPath },
  'vulnerabilities end early': { fault: endsHere, path: risksPath, lies: true },
  'endpoints end early': { fault: endsHere, path: agentsPath, lies: true },
  'vulnerabilities end with an empty page': {
    fault: behindFirstPage(emptyLastPage),
    path: risksPath,
    always: true,
    lies: true,
  },
  'endpoints end with an empty page': {
    fault: behindFirstPage(emptyLastPage),
    path: agentsPath,
    always: true,
    lies: true,
  },
  'empty pages between': { fault: emptyPagesBetween, path: risksPath, always: true },
  'empty pages between endpoints': { fault: emptyPagesBetween, path: agentsPath, always: true },
  'no pagination': { fault: paginationMissing('absent'), path: risksPath },
  'no pagination of endpoints': { fault: paginationMissing('null'), path: agentsPath },
  'a cursor of another type': { fault: cursorOfType(5), path: risksPath },
  'an error beside the rows': { fault: errorsBesideData(4_030_010), path: risksPath },
  'an error beside the endpoints': { fault: errorsBesideData(4_030_010), path: agentsPath },
  'a passing error beside the rows': { fault: errorsBesideData(5_030_010), path: risksPath },
};
