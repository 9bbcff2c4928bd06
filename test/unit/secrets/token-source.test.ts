import { describe, expect, it } from 'vitest';
import { SessionStore } from '../../../main/secrets/session-store.ts';
import { findToken } from '../../../main/secrets/token-source.ts';

const owner = { id: '0123abcd', url: 'https://acme.sentinelone.net' };

describe('the token for a run', () => {
  it('is the one in SENTINELONE_API_TOKEN, cleaned, even when another is kept', async () => {
    const secrets = new SessionStore();
    await secrets.set(owner, 'kept');
    expect(await findToken(owner, secrets, { SENTINELONE_API_TOKEN: ' "ApiToken given"\n' })).toEqual({
      ok: true,
      value: { token: 'given', from: 'environment' },
    });
  });

  it('is the kept one when the variable is not set or empty', async () => {
    const secrets = new SessionStore();
    await secrets.set(owner, 'kept');
    expect(await findToken(owner, secrets, { SENTINELONE_API_TOKEN: '' })).toEqual({
      ok: true,
      value: { token: 'kept', from: 'session' },
    });
  });

  it('is missing when neither has one, with both ways to give it', async () => {
    const found = await findToken(owner, new SessionStore(), {});
    expect(found).toMatchObject({ ok: false, error: { code: 'token-missing' } });
    if (!found.ok) expect(found.error.advice).toMatch(/--replace-token.*SENTINELONE_API_TOKEN/);
  });

  it('is refused, unseen, when the variable holds what no token can be', async () => {
    const found = await findToken(owner, new SessionStore(), { SENTINELONE_API_TOKEN: 'two words' });
    expect(found).toMatchObject({ ok: false, error: { code: 'token-format' } });
    if (!found.ok) expect(`${found.error.message}${found.error.advice}`).not.toContain('two words');
  });
});
