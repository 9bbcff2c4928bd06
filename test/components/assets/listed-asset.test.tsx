import { describe, expect, test } from 'vitest';
import { listedAsset } from '../../../preload/contract/listed-rows.ts';
import { rowAt } from '../grid/listed-rows.ts';

describe('the row of an asset', () => {
  test('may have a reason for its state that an earlier version wrote as a sentence', () => {
    const stateReason = 'Not reported any more, says an unknown version';
    expect(listedAsset.parse({ ...rowAt.assets(1), stateReason })).toMatchObject({ stateReason });
  });

  test('has a state that is one of those there are', () => {
    expect(listedAsset.safeParse({ ...rowAt.assets(1), state: 'asleep' }).success).toBe(false);
  });
});
