import { useDebouncedValue } from '@mantine/hooks';
import { z } from 'zod';
import { numberWords } from '../../../preload/words/formats/number-words.ts';
import { say } from '../../../preload/words/say.ts';
import { useReading } from '../../bridge/connection.tsx';
import type { PaletteAction } from '../../commands/palette-actions.ts';
import { addresses } from '../../navigation/addresses.ts';
import { writeAssetKey } from '../../navigation/asset-key.ts';

/** How long typing must rest before the project is searched, in milliseconds. */
const restingTime = 160;
const shown = 5;

const assetRow = z.object({
  assetId: z.string(),
  connectorId: z.string(),
  hostName: z.string().nullable(),
  siteName: z.string().nullable(),
});
const vulnerabilityRow = z.object({ cve: z.string(), openInstances: z.number(), assetsAffected: z.number() });

/** Hosts and CVEs that hold the words, as actions that lead to them; `searching` until the newest words were looked for. */
export function useFoundRows(
  words: string,
  go: (address: string) => void,
): { readonly found: readonly PaletteAction[]; readonly searching: boolean; readonly failed: string | null } {
  const search = words.trim();
  const [rested] = useDebouncedValue(search, restingTime);
  const enabled = rested.length >= 2 && !rested.startsWith('/');
  const { data, failure, loading, refreshing } = useReading(
    ['palette', rested],
    async (client, signal) => {
      const first = (list: 'assets' | 'vulnerabilities') =>
        client.lists.rows(
          { query: { list, filter: [], search: rested, sort: [] }, offset: 0, limit: shown },
          { signal },
        );
      const [assets, vulnerabilities] = await Promise.all([first('assets'), first('vulnerabilities')]);
      return {
        assets: assets.rows.map((row) => assetRow.parse(row)),
        assetTotal: assets.total,
        vulnerabilities: vulnerabilities.rows.map((row) => vulnerabilityRow.parse(row)),
        vulnerabilityTotal: vulnerabilities.total,
      };
    },
    { enabled, follows: ['rows'] },
  );
  const searching = search.length >= 2 && (search !== rested || loading || refreshing);
  if (!enabled || data === undefined) return { found: [], searching, failed: failure?.message ?? null };
  return {
    found: [
      ...data.assets.map(({ assetId, connectorId, hostName, siteName }) => ({
        id: `asset-${connectorId}-${assetId}`,
        label: hostName ?? assetId,
        hint: siteName ?? undefined,
        group: say('palette:group.assets'),
        run: () => go(addresses.assets({ search: rested, open: writeAssetKey({ assetId, connectorId }) })),
      })),
      ...(data.assetTotal > shown
        ? [
            {
              id: 'all-assets',
              label: say('palette:showAllAssets', {
                count: data.assetTotal,
                number: numberWords(data.assetTotal),
              }),
              group: say('palette:group.assets'),
              run: () => go(addresses.assets({ search: rested })),
            },
          ]
        : []),
      ...data.vulnerabilities.map(({ cve, openInstances, assetsAffected }) => ({
        id: `cve-${cve}`,
        label: cve,
        hint:
          openInstances > 0
            ? say('palette:openOn', { count: assetsAffected, number: numberWords(assetsAffected) })
            : say('palette:resolved'),
        group: say('palette:group.vulnerabilities'),
        run: () =>
          go(
            addresses.vulnerabilities(openInstances > 0 ? 'active' : 'resolved', {
              view: 'unique',
              search: rested,
              open: cve,
            }),
          ),
      })),
      ...(data.vulnerabilityTotal > shown
        ? [
            {
              // Without a number: those found here are open and resolved ones, that screen has the open ones alone.
              id: 'all-vulnerabilities',
              label: say('palette:showVulnerabilities', { search: rested }),
              group: say('palette:group.vulnerabilities'),
              run: () => go(addresses.vulnerabilities('active', { view: 'unique', search: rested })),
            },
          ]
        : []),
    ],
    searching,
    failed: null,
  };
}
