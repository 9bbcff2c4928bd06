import { type AssetState, assetState } from '../../../preload/contract/asset-state.ts';
import { say } from '../../../preload/words/say.ts';
import { amount } from '../scan/scan-progress.ts';

/** `Listed`, `Not listed` or `Decommissioned`, for what a console says of an asset. */
export function presenceWords(state: string): string {
  return state === 'active' || state === 'inactive' || state === 'decommissioned'
    ? say(`fieldValues:state.${state}`)
    : state;
}

/** `12 listed, 1 not listed, 0 decommissioned`. */
export function presenceCounts(assets: Readonly<Record<AssetState, number>>, between = ', '): string {
  return assetState.options
    .map((state) => `${amount(assets[state])} ${presenceWords(state).toLowerCase()}`)
    .join(between);
}
