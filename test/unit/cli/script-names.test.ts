import { expect, it } from 'vitest';
import { scriptName, withScriptId, withScriptResource } from '../../../main/cli/output/script-names.ts';
import { resource } from '../../../preload/contract/scan-details.ts';
import { scanProgress } from '../../../preload/contract/scan-report.ts';
import { verificationLineIds } from '../../../preload/contract/verification.ts';

it('scripts read of findings under the name that they know, and of all else under its own', () => {
  expect(resource.options.map(scriptName)).toEqual(['assets', 'vulnerabilities']);
  expect(scanProgress.shape.phase.options.map(scriptName)).toEqual([
    'planning',
    'assets',
    'vulnerabilities',
    'catching-up',
    'reconciling',
    'summarising',
  ]);
  expect(verificationLineIds.map(scriptName)).toEqual([
    'address',
    'token',
    'expiry',
    'scope',
    'assets',
    'vulnerabilities',
  ]);
  expect(withScriptResource({ resource: 'findings', rows: 1 })).toEqual({
    resource: 'vulnerabilities',
    rows: 1,
  });
  expect(withScriptId({ id: 'findings', state: 'passed' })).toEqual({
    id: 'vulnerabilities',
    state: 'passed',
  });
  expect(withScriptId({ id: 'connector/c0ffee00/findings' })).toEqual({
    id: 'connector/c0ffee00/vulnerabilities',
  });
});
