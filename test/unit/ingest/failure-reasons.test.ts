import { expect, it } from 'vitest';
import { walkFailed } from '../../../main/ingest/scan-issues.ts';
import { errorOfTransport } from '../../../main/net/net-error.ts';
import { SecretMask } from '../../../main/outside/secret-mask.ts';
import { issueMessage } from '../../../main/project/issue-words.ts';
import { errorOfAnswer } from '../../../main/sentinelone/answer-error.ts';
import { type ConsoleError, consoleErrorOf } from '../../../main/sentinelone/console-error.ts';

const place = 'acme.example/web/api/v2.1/agents';
const words = { reported: { code: 4_030_010, title: 'No <permission>' }, judged: 'site user' };
const answered = (status: number) =>
  errorOfAnswer({ place, host: 'acme.example', status, words, requestId: null });
const unreached = (code: string) => {
  const cause = Object.assign(new Error('as the socket says it'), { code });
  return consoleErrorOf(errorOfTransport(cause, 'acme.example', place, new SecretMask([])));
};

function stored(error: ConsoleError): string {
  return JSON.stringify(walkFailed('assets', { kind: 'all', ids: [] }, error).facts);
}

it.each([
  ['a refused token', answered(401)],
  ['a missing permission, with two sentences of advice', answered(403)],
  ['a console that is down', answered(503)],
  ['a name that is not found', unreached('ENOTFOUND')],
  ['a certificate that has expired', unreached('CERT_HAS_EXPIRED')],
])('%s is stored without a sentence of ours, and read as it was said', (_, error) => {
  const facts = stored(error);
  expect(facts).toContain('acme.example');
  for (const sentence of [error.message.split(' The console said')[0], error.advice])
    expect(facts).not.toContain(sentence);
  expect(issueMessage({ code: error.code, facts, message: null }, {})).toBe(
    `Reading assets (All Endpoints) stopped: ${error.message} ${error.advice}`,
  );
});

it('an error whose sentences this version no longer has is explained by its code', () => {
  const facts = stored(answered(503)).replace(
    'answerMessages:serverFault',
    'answerMessages:ofAnotherVersion',
  );
  const read = issueMessage({ code: 'server-fault', facts, message: null }, {});
  expect(read).toMatch(/^Reading assets \(All Endpoints\) stopped: \S.+\.$/);
  expect(read).not.toContain('ofAnotherVersion');
});
