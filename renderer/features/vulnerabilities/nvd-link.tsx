import { Button } from '@mantine/core';
import { ExternalLink } from 'lucide-react';
import type { ReactNode } from 'react';
import { say } from '../../../preload/words/say.ts';
import { useAction } from '../../bridge/connection.tsx';
import { FailureNotice } from '../../components/failure-notice.tsx';

/** Opens a CVE's page in the National Vulnerability Database, in the user's browser. */
export function NvdLink({ cve }: { readonly cve: string }): ReactNode {
  const { run, failure } = useAction((client, _: null) =>
    client.application.openLink({ url: `https://nvd.nist.gov/vuln/detail/${encodeURIComponent(cve)}` }),
  );
  return (
    <>
      <Button
        onClick={() => void run(null)}
        rightSection={<ExternalLink aria-hidden size={12} />}
        size="compact-xs"
        title={say('findings:inBrowser')}
      >
        {say('findings:openInNvd')}
      </Button>
      {failure && <FailureNotice failure={failure} />}
    </>
  );
}
