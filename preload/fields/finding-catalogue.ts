import { consoleFields } from './finding/console-record.ts';
import { placeFields } from './finding/place.ts';
import { riskFields } from './finding/risk.ts';
import { knownExploitedFields } from './known-exploited-fields.ts';

/** The fields of a finding instance, in the order of an export's columns. */
export const findingCatalogue = { ...riskFields, ...knownExploitedFields, ...consoleFields, ...placeFields };
