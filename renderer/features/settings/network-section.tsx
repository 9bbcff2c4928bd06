import { Button, NativeSelect, TextInput } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import type { NetworkTestLine } from '../../../preload/contract/calls/settings-calls.ts';
import { maxAddressLength } from '../../../preload/contract/limits.ts';
import type { SettingsView } from '../../../preload/contract/settings-view.ts';
import { numberWords } from '../../../preload/words/formats/number-words.ts';
import { say } from '../../../preload/words/say.ts';
import { useAction } from '../../bridge/connection.tsx';
import { CheckLines } from '../../components/check-lines.tsx';
import { ErrorMeaning } from '../../components/error-meaning.tsx';
import { FailureNotice } from '../../components/failure-notice.tsx';
import { StateMark } from '../../components/state-mark.tsx';
import { ManagedMark } from './managed-mark.tsx';
import styles from './network-section.module.css';
import { useSaving } from './saving.ts';
import { SavedMark, Setting, SettingGroup } from './setting.tsx';

const exampleProxy = 'http://proxy.example.com:8080';

/** The way to the consoles: proxy, private certificate authorities, and a test of both. */
export function NetworkSection({
  settings: { network, walksAtOnce, managed },
}: {
  readonly settings: SettingsView;
}): ReactNode {
  return (
    <>
      <SettingGroup text={say('settingsNetwork:text')} title={say('settingsNetwork:title')}>
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
        description={managed ? say('settingsNetwork:proxyManagedMeans') : say('settingsNetwork:proxyMeans')}
        readOnly={managed}
        error={isAboutAddress && [failure.message, failure.advice].filter((part) => part !== '').join(' ')}
        label={
          <>
            {say('settingsNetwork:proxy')} {managed && <ManagedMark />}
          </>
        }
        maxLength={maxAddressLength}
        // Asked once more, the refusal would go and come again under the press that opens its meaning.
        onBlur={() => !(isAboutAddress && typed === refused) && void save()}
        onChange={(event) => setTyped(event.currentTarget.value)}
        placeholder={exampleProxy}
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
      label={say('settingsNetwork:sideBySide')}
      saved={saving.saved}
      text={say('settingsNetwork:sideBySideMeans')}
    >
      <NativeSelect
        aria-label={say('settingsNetwork:sideBySide')}
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
      label={say('settingsNetwork:authorities')}
      managed={managed}
      saved={removing.saved}
      text={
        extraCa === null ? (
          say('settingsNetwork:authoritiesMeans')
        ) : extraCa.problem === null ? (
          say('settingsNetwork:authoritiesFile', {
            count: extraCa.certificates,
            file: extraCa.file,
            number: numberWords(extraCa.certificates),
          })
        ) : (
          <StateMark
            kind="bad"
            label={say('settingsNetwork:authoritiesProblem', {
              file: extraCa.file,
              problem: extraCa.problem,
            })}
          />
        )
      }
    >
      <Button disabled={managed} onClick={() => void choosing.save(null)}>
        {extraCa === null ? say('settingsNetwork:chooseFile') : say('settingsNetwork:chooseAnother')}
      </Button>
      {extraCa !== null && (
        <Button disabled={managed} onClick={() => void removing.save(null)}>
          {say('settingsNetwork:remove')}
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
    <SettingGroup text={say('settingsNetwork:testMeans')} title={say('settingsNetwork:testTitle')}>
      <div className={styles['test']}>
        <Button loading={test.running} onClick={() => void run()}>
          {say('settingsNetwork:test')}
        </Button>
        {test.running && (
          <Button onClick={test.cancel} variant="subtle">
            {say('settingsNetwork:stop')}
          </Button>
        )}
      </div>
      {(lines.length > 0 || test.running) && <CheckLines lines={lines} pending={test.running ? 1 : 0} />}
      {test.failure && <FailureNotice failure={test.failure} onRetry={() => void run()} />}
    </SettingGroup>
  );
}
