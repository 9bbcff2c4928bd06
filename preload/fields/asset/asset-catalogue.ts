import { agentFields } from './agent.ts';
import { historyFields } from './history.ts';
import { machineFields } from './machine.ts';
import { surroundingFields } from './surroundings.ts';

/** The fields of an asset, in the order of an export's columns. */
export const assetCatalogue = { ...machineFields, ...surroundingFields, ...agentFields, ...historyFields };
