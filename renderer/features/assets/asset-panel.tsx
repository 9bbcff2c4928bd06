import type { ReactNode } from 'react';
import { Trans } from 'react-i18next';
import type { AssetState } from '../../../preload/contract/asset-state.ts';
import type { ListedAsset } from '../../../preload/contract/listed-rows.ts';
import type { ListField, ListRow } from '../../../preload/contract/row-lists.ts';
import { say, words } from '../../../preload/words/say.ts';
import { useReading } from '../../bridge/connection.tsx';
import { RelativeTime } from '../../components/relative-time.tsx';
import { type StateKind, StateMark } from '../../components/state-mark.tsx';
import { isNothing } from '../../grid/fields/cell-value.tsx';
import { wordsOf } from '../../grid/fields/field-words.ts';
import { FieldFacts, PanelSection } from '../../grid/panel/fact-list.tsx';
import { PanelReading } from '../../grid/panel/panel-reading.tsx';
import { assetKeyOf, readAssetKey } from '../../navigation/asset-key.ts';
import { AssetFindings } from './asset-findings.tsx';
import { healthFields, healthOf } from './asset-health.ts';
import { assetList } from './asset-list.ts';
import styles from './asset-panel.module.css';
import { assetSections, shownOtherwise } from './asset-sections.ts';
import { NetworkInterfaces } from './network-interfaces.tsx';

const stateKinds: Readonly<Record<AssetState, StateKind>> = {
  active: 'good',
  inactive: 'idle',
  decommissioned: 'paused',
};

/** Everything the project knows of one asset. */
export function AssetPanel({
  open,
  onClose,
}: {
  /** The asset's key as the address has it. */
  readonly open: string;
  readonly onClose: () => void;
}): ReactNode {
  const key = readAssetKey(open);
  const reading = useReading(
    ['asset', key.connectorId, key.assetId],
    async (client, signal) => {
      const [asset, fields] = await Promise.all([
        client.lists.asset({ connectorId: key.connectorId, assetId: key.assetId }, { signal }),
        client.lists.fields({ list: 'assets' }, { signal }),
      ]);
      return { ...asset, fields };
    },
    { follows: ['rows'], keepPrevious: true },
  );
  return (
    <PanelReading
      onClose={onClose}
      reading={reading}
      subtitle={({ row }) => <StatusSummary row={row} />}
      title={({ row }) => row.hostName ?? row.assetId ?? ''}
      waitingTitle={say('assets:panel')}
    >
      {({ row, openFindings, fields }) => (
        <>
          <PanelSection title={say('assets:openFindings')}>
            <AssetFindings asset={assetKeyOf(row)} open={openFindings} />
          </PanelSection>
          <Health row={row} />
          <Sections fields={fields} row={row} />
        </>
      )}
    </PanelReading>
  );
}

function StatusSummary({ row }: { readonly row: ListedAsset }): ReactNode {
  const { lastActive, state } = row;
  return (
    <span className={styles['state']}>
      {state !== null && <StateMark kind={stateKinds[state]} label={wordsOf(state, 'state')} />}
      {lastActive !== null && (
        <span>
          <Trans
            components={{ time: <RelativeTime at={lastActive} /> }}
            i18n={words}
            i18nKey="assets:lastActive"
          />
        </span>
      )}
      {row.knownFrom === 'finding' && <span>{say('assets:knownFromFindings')}</span>}
    </span>
  );
}

function Health({ row }: { readonly row: ListRow }): ReactNode {
  const lines = healthOf(row);
  if (lines.length === 0) return null;
  return (
    <PanelSection title={say('assets:health')}>
      <ul className={styles['health']}>
        {lines.map(({ field, kind, words: text }) => (
          <li key={field}>
            <StateMark kind={kind} label={text} />
          </li>
        ))}
      </ul>
    </PanelSection>
  );
}

function Sections({
  row,
  fields,
}: {
  readonly row: ListRow;
  readonly fields: readonly ListField[];
}): ReactNode {
  const placed = new Set([
    ...assetSections.flatMap((section) => section.fields),
    ...healthFields,
    ...shownOtherwise,
  ]);
  const others = fields.map(({ name }) => name).filter((name) => !placed.has(name));
  return [...assetSections, { id: 'other' as const, fields: others }]
    .filter((section) => section.fields.some((name) => !isNothing(row[name])))
    .map((section) => (
      <PanelSection key={section.id} title={say(`assets:section.${section.id}`)}>
        <FieldFacts description={assetList} fields={fields} names={section.fields} row={row} />
        {section.id === 'network' && <NetworkInterfaces value={row['networkInterfaces']} />}
      </PanelSection>
    ));
}
