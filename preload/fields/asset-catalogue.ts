import { agentFields } from './asset/agent.ts';
import { historyFields } from './asset/history.ts';
import { machineFields } from './asset/machine.ts';
import { surroundingFields } from './asset/surroundings.ts';

/** The fields of an asset, in the order of an export's columns. */
export const assetCatalogue = { ...machineFields, ...surroundingFields, ...agentFields, ...historyFields };
