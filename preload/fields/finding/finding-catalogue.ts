import { knownExploitedFields } from '../known-exploited-fields.ts';
import { consoleFields } from './console-record.ts';
import { placeFields } from './place.ts';
import { riskFields } from './risk.ts';

/** The fields of a finding instance, in the order of an export's columns. */
export const findingCatalogue = { ...riskFields, ...knownExploitedFields, ...consoleFields, ...placeFields };
