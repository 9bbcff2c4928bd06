import { Button, NativeSelect, TextInput } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import type { NetworkTestLine } from '../../../preload/contract/calls/settings-calls.ts';
import type { SettingsView } from '../../../preload/contract/settings-view.ts';
import { useAction } from '../../bridge/connection.tsx';
import { CheckLines } from '../../components/check-lines.tsx';
import { ErrorMeaning } from '../../components/error-meaning.tsx';
import { FailureNotice } from '../../components/failure-notice.tsx';
import { counted } from '../../components/number-words.ts';
import { StateMark } from '../../components/state-mark.tsx';
import { ManagedMark } from './managed-mark.tsx';
import styles from './network-section.module.css';
import { useSaving } from './saving.ts';
import { SavedMark, Setting, SettingGroup } from './setting.tsx';

/** The way to the consoles: proxy, private certificate authorities, and a test of both. */
export function NetworkSection({
  settings: { network, walksAtOnce, managed },
}: {
  readonly settings: SettingsView;
}): ReactNode {
  return (
    <>
      <SettingGroup
        text="Every connection is encrypted and verified; that cannot be turned off. A proxy or a private authority can be named here."
        title="Network"
      >
        <ProxyAddress managed={managed.includes('proxy')} proxyUrl={network.proxyUrl} />
        <ExtraCa extraCa={network.extraCa} managed={managed.includes('certificateAuthorities')} />
        <WalksAtOnce walksAtOnce={walksAtOnce} />
      </SettingGroup>
      <NetworkTest />
    </>
  );
}

function ProxyAddress({
  proxyUrl,
  managed,
}: {
  readonly proxyUrl: string | null;
  readonly managed: boolean;
}): ReactNode {
  /** What was typed and is not saved yet. */
  const [typed, setTyped] = useState<string | null>(null);
  /** What was typed when it was refused last. */
  const [refused, setRefused] = useState<string | null>(null);
  const saving = useSaving((client, url: string | null) => client.settings.setProxy({ proxyUrl: url }));
  const save = async (): Promise<void> => {
    if (typed === null) return;
    const wanted = typed.trim() === '' ? null : typed.trim();
    if (wanted === proxyUrl) saving.clear();
    else if (!(await saving.save(wanted))) return setRefused(typed);
    // What was typed on meanwhile stays.
    setTyped((now) => (now === typed ? null : now));
  };
  const { failure } = saving;
  const isAboutAddress = failure?.code === 'proxy-address-invalid';
  return (
    <form
      className={styles['proxy']}
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <TextInput
        classNames={{ description: styles['small'] ?? '', error: styles['small'] ?? '' }}
        autoComplete="off"
        description={
          managed
            ? 'Empty: the system’s proxy variables are used.'
            : 'Saved when you leave the field or press Enter. Empty: the system’s proxy variables are used.'
        }
        readOnly={managed}
        error={isAboutAddress && [failure.message, failure.advice].filter((part) => part !== '').join(' ')}
        label={<>Proxy address {managed && <ManagedMark />}</>}
        // Asked once more, the refusal would go and come again under the press that opens its meaning.
        onBlur={() => !(isAboutAddress && typed === refused) && void save()}
        onChange={(event) => setTyped(event.currentTarget.value)}
        placeholder="http://proxy.example.com:8080"
        spellCheck={false}
        value={typed ?? proxyUrl ?? ''}
      />
      <SavedMark saved={saving.saved} />
      {failure && isAboutAddress && <ErrorMeaning code={failure.code} size="compact-xs" />}
      {failure && !isAboutAddress && <FailureNotice failure={failure} />}
    </form>
  );
}

function WalksAtOnce({ walksAtOnce }: { readonly walksAtOnce: number }): ReactNode {
  const saving = useSaving((client, wanted: number) =>
    client.settings.setWalksAtOnce({ walksAtOnce: wanted }),
  );
  return (
    <Setting
      failure={saving.failure}
      label="Sites read side by side"
      saved={saving.saved}
      text="A scan of several accounts, sites or groups reads up to so many at once. It begins with one, and takes fewer when the console asks for patience."
    >
      <NativeSelect
        aria-label="Sites read side by side"
        data={['1', '2', '3', '4', '5', '6', '7', '8']}
        onChange={(event) => void saving.save(Number(event.currentTarget.value))}
        value={String(walksAtOnce)}
      />
    </Setting>
  );
}

function ExtraCa({
  extraCa,
  managed,
}: {
  readonly extraCa: SettingsView['network']['extraCa'];
  readonly managed: boolean;
}): ReactNode {
  const choosing = useSaving((client, _: null) => client.settings.chooseExtraCa(null));
  const removing = useSaving((client, _: null) => client.settings.removeExtraCa(null));
  return (
    <Setting
      failure={choosing.failure ?? removing.failure}
      label="Extra certificate authorities"
      managed={managed}
      saved={removing.saved}
      text={
        extraCa === null ? (
          'For a console or a proxy with a certificate of a private authority: a PEM file.'
        ) : extraCa.problem === null ? (
          `${extraCa.file}, with ${counted(extraCa.certificates, 'certificate')}.`
        ) : (
          <StateMark kind="bad" label={`${extraCa.file}: ${extraCa.problem}`} />
        )
      }
    >
      <Button disabled={managed} onClick={() => void choosing.save(null)}>
        {extraCa === null ? 'Choose a file…' : 'Choose another…'}
      </Button>
      {extraCa !== null && (
        <Button disabled={managed} onClick={() => void removing.save(null)}>
          Remove
        </Button>
      )}
    </Setting>
  );
}

function NetworkTest(): ReactNode {
  const [lines, setLines] = useState<readonly NetworkTestLine[]>([]);
  const test = useAction((client, _: null, { signal }) =>
    client.settings.testNetwork(null, {
      signal,
      onProgress: (line) => setLines((before) => [...before, line]),
    }),
  );
  const run = async (): Promise<void> => {
    setLines([]);
    const all = await test.run(null);
    if (all) setLines(all);
  };
  return (
    <SettingGroup
      text="Tries the proxy, the file of authorities, and whether each connector’s console answers. No token is sent."
      title="Test the network"
    >
      <div className={styles['test']}>
        <Button loading={test.running} onClick={() => void run()}>
          Test
        </Button>
        {test.running && (
          <Button onClick={test.cancel} variant="subtle">
            Stop
          </Button>
        )}
      </div>
      {(lines.length > 0 || test.running) && <CheckLines lines={lines} pending={test.running ? 1 : 0} />}
      {test.failure && <FailureNotice failure={test.failure} onRetry={() => void run()} />}
    </SettingGroup>
  );
}
