import { Button } from '@mantine/core';
import { type ReactNode, useEffect, useState } from 'react';
import type { DiagnosticCheck } from '../../../preload/contract/diagnostic-check.ts';
import { numberWords } from '../../../preload/words/formats/number-words.ts';
import { say } from '../../../preload/words/say.ts';
import { useAction } from '../../bridge/connection.tsx';
import { CheckLines } from '../../components/check-lines.tsx';
import { ErrorMeaning } from '../../components/error-meaning.tsx';
import { FailureNotice } from '../../components/failure-notice.tsx';
import { Screen } from '../../components/screen.tsx';
import { ScreenLink } from '../../components/screen-link.tsx';
import { BundlePanel } from './bundle-panel.tsx';
import { placeOfCheck } from './check-places.ts';
import styles from './diagnostics-screen.module.css';
import { HelpPage } from './help-page.tsx';

/** Checks everything the application stands on, mends what can be mended, and makes a bundle for whoever helps. */
export function DiagnosticsScreen(): ReactNode {
  const { lines, running, failure, again } = useDiagnosis();
  const [bundle, setBundle] = useState(false);
  return (
    <Screen
      panel={bundle && <BundlePanel onClose={() => setBundle(false)} />}
      primary={
        <>
          <Button disabled={running} onClick={() => setBundle(true)}>
            {say('help:diagnostics.bundle')}
          </Button>
          <Button loading={running} onClick={again} variant="filled">
            {say('help:diagnostics.checkAgain')}
          </Button>
        </>
      }
      state={running ? say('help:diagnostics.checking') : conclusion(lines)}
      title={say('help:section.diagnostics')}
    >
      <HelpPage current="diagnostics">
        <CheckLines
          actions={(check) => <CheckActions again={again} check={check} />}
          lines={lines}
          numbered
          pending={running ? 1 : 0}
        />
        {failure && <FailureNotice failure={failure} onRetry={again} />}
      </HelpPage>
    </Screen>
  );
}

/** Runs the checks when the screen opens, and stops them when it is left. */
function useDiagnosis() {
  const [lines, setLines] = useState<readonly DiagnosticCheck[]>([]);
  const { run, running, failure, cancel } = useAction((client, _: null, { signal }) =>
    client.diagnostics.diagnose(null, {
      signal,
      onProgress: (check) => setLines((before) => [...before, check]),
    }),
  );
  const again = (): void => {
    setLines([]);
    void run(null).then((all) => all && setLines(all));
  };
  useEffect(() => {
    void run(null).then((all) => all && setLines(all));
    return cancel;
  }, [run, cancel]);
  return { lines, running, failure, again };
}

function CheckActions({
  check,
  again,
}: {
  readonly check: DiagnosticCheck;
  readonly again: () => void;
}): ReactNode {
  const repairing = useAction((client, repair: NonNullable<DiagnosticCheck['repair']>) =>
    client.diagnostics.repair({ repair }),
  );
  const { repair, code } = check;
  const place = placeOfCheck(check);
  if (repair === null && code === null && !place) return null;
  const mend = async (): Promise<void> => {
    if (repair !== null && (await repairing.run(repair))) again();
  };
  return (
    <div className={styles['actions']}>
      {repair !== null && (
        <Button loading={repairing.running} onClick={() => void mend()} size="compact-xs">
          {say('help:diagnostics.repair')}
        </Button>
      )}
      {place && <ScreenLink to={place.to}>{place.label}</ScreenLink>}
      {code !== null && <ErrorMeaning code={code} size="compact-xs" />}
      {repairing.failure && <FailureNotice failure={repairing.failure} />}
    </div>
  );
}

function conclusion(lines: readonly DiagnosticCheck[]): string {
  const failed = lines.filter(({ state }) => state === 'failed').length;
  const warnings = lines.filter(({ state }) => state === 'warning').length;
  const warned = { count: warnings, number: numberWords(warnings) };
  if (lines.length === 0) return say('help:diagnostics.nothingChecked');
  if (failed > 0 && warnings > 0) return say('help:diagnostics.failedAndWarnings', { ...warned, failed });
  if (failed > 0) return say('help:diagnostics.failed', { failed });
  return warnings > 0 ? say('help:diagnostics.warnings', warned) : say('help:diagnostics.inOrder');
}
