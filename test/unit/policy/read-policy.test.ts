import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { feedRuling, fixedDataFolder, noPolicy, settingsRulings } from '../../../main/policy/policy.ts';
import { policyFiles } from '../../../main/policy/policy-location.ts';
import { policyDocument } from '../../../main/policy/policy-schema.ts';
import { readPolicy } from '../../../main/policy/read-policy.ts';
import { policyFile, policyFileOf, policyOf } from '../../builders/policy-file.ts';
import { temporaryFolder } from '../../builders/temporary-folder.ts';

/** Whoever runs the tests manages their machine. */
const owners = [0, process.getuid?.() ?? 0];

const read = (file: string, platform: NodeJS.Platform = 'linux', env: NodeJS.ProcessEnv = {}) =>
  readPolicy({
    files: [file],
    owners,
    env,
    platform,
    home: platform === 'win32' ? 'C:\\Users\\ana' : '/home/ana',
  });

const refusal = (text: string) => {
  const result = read(policyFileOf(text));
  return result.ok ? null : result.error;
};

describe('where the policy lies', () => {
  const from = (platform: NodeJS.Platform, env: NodeJS.ProcessEnv = {}, sources = false) =>
    policyFiles({ platform, env, sources });

  it('is a place of each platform that only administrators write', () => {
    expect(from('linux')).toEqual(['/etc/sentinelone-connector/policy.json']);
    expect(from('darwin')).toEqual(['/Library/Application Support/SentinelOne Connector/policy.json']);
    expect(from('win32')).toEqual(['C:\\ProgramData\\SentinelOne Connector\\policy.json']);
  });

  it('cannot be moved by a variable of the user, but for a Windows that is not on C:', () => {
    const env = { SENTINELONE_CONNECTOR_POLICY_FILE: '/tmp/mine.json', ProgramData: 'D:\\ProgramData' };
    expect(from('linux', env)).toEqual(['/etc/sentinelone-connector/policy.json']);
    expect(from('win32', env)).toEqual([
      'C:\\ProgramData\\SentinelOne Connector\\policy.json',
      'D:\\ProgramData\\SentinelOne Connector\\policy.json',
    ]);
  });

  it('is named by a variable while the program runs from its sources, as in tests', () => {
    const env = { SENTINELONE_CONNECTOR_POLICY_FILE: '/tmp/mine.json' };
    expect(from('linux', env, true)).toEqual(['/tmp/mine.json']);
    expect(process.env['SENTINELONE_CONNECTOR_POLICY_FILE']).toMatch(/no-policy\.json$/);
  });

  it('is the first of these files that is there', () => {
    const nowhere = join(temporaryFolder(), 'absent.json');
    const file = policyFile({ ingestMode: 'asset-sync' });
    const found = readPolicy({ files: [nowhere, file], owners, env: {}, platform: 'linux', home: '/' });
    expect(found).toMatchObject({ ok: true, value: { file } });
  });
});

describe('a policy', () => {
  it('that is not there fixes nothing', () => {
    const found = read(join(temporaryFolder(), 'absent.json'));
    expect(found).toEqual({ ok: true, value: noPolicy });
    expect(settingsRulings(noPolicy).allowedConsoles).toBeNull();
    expect(fixedDataFolder(noPolicy)).toBeNull();
  });

  it('fixes what it names and leaves the rest free', () => {
    const { rulings, trouble } = policyOf({ ingestMode: 'asset-sync', startAtLogin: false });
    expect(trouble).toBeNull();
    expect(rulings.ingestMode).toEqual({ kind: 'fixed', value: 'asset-sync' });
    expect(rulings.startAtLogin).toEqual({ kind: 'fixed', value: false });
    expect(Object.values(rulings).filter(({ kind }) => kind === 'free')).toHaveLength(8);
  });

  it('takes the words for nothing and for the system', () => {
    const { rulings } = policyOf({
      proxy: 'system',
      certificateAuthorities: 'none',
      updateFeed: 'none',
      telemetry: false,
    });
    expect(rulings.proxy).toEqual({ kind: 'fixed', value: null });
    expect(rulings.certificateAuthorities).toEqual({ kind: 'fixed', value: null });
    expect(rulings.updateFeed).toEqual({ kind: 'fixed', value: null });
    expect(rulings.telemetry).toEqual({ kind: 'fixed', value: false });
  });

  it('may begin with the mark that editors on Windows write', () => {
    expect(read(policyFileOf('\ufeff{"version":1,"proxy":"http://proxy:3128/"}'))).toMatchObject({
      ok: true,
      value: { trouble: null, rulings: { proxy: { kind: 'fixed', value: 'http://proxy:3128' } } },
    });
  });

  it.each([
    ['/srv/data', 'linux', '/srv/data'],
    ['~/S1', 'linux', '/home/ana/S1'],
    ['~\\S1', 'win32', 'C:\\Users\\ana\\S1'],
    ['%LOCALAPPDATA%\\S1', 'win32', 'C:\\Users\\ana\\AppData\\Local\\S1'],
  ] as const)('keeps the data of %s on %s in %s', (dataFolder, platform, expected) => {
    const env = { LOCALAPPDATA: 'C:\\Users\\ana\\AppData\\Local' };
    const found = read(policyFile({ dataFolder }), platform, env);
    expect(found.ok && fixedDataFolder(found.value)).toBe(expected);
  });
});

describe('a policy of which nothing is known', () => {
  it.each([
    ['no JSON', '{"version":1,'],
    ['a list', '[]'],
    ['null', 'null'],
    ['empty', ''],
  ])('keeps the program from starting: %s', (_, text) => {
    const error = refusal(text);
    expect(error?.code).toBe('policy-broken');
    expect(error?.message).toMatch(/^The policy file \/\S+policy\.json is not a JSON object\.$/);
    expect(error?.advice).toContain('does not start');
  });

  it.each([
    ['{"ingestMode":"scan"}', 'must have "version": 1.'],
    ['{"version":2}', 'must have "version": 1, not another one.'],
    ['{"version":1,"allowedConsole":[]}', 'contains "allowedConsole", which this version'],
    ['{"version":1,"__proto__":{"telemetry":false}}', 'contains "__proto__", which this version'],
    ['{"version":1,"constructor":{}}', 'contains "constructor", which this version'],
    ['{"version":1,"dataFolder":"data"}', 'cannot be applied: "dataFolder" must be an absolute path'],
    ['{"version":1,"dataFolder":"%NOWHERE%/x"}', '"dataFolder" must be an absolute path'],
  ])('says what is wrong with %s', (text, expected) => {
    expect(refusal(text)?.message).toContain(expected);
  });

  it('is one that is there and cannot be read', () => {
    const folder = join(temporaryFolder(), 'policy.json');
    mkdirSync(folder);
    const found = read(folder);
    expect(found).toMatchObject({ ok: false, error: { code: 'policy-unreadable' } });
    expect(!found.ok && found.error.message).toMatch(/cannot be read \(EISDIR\)\.$/);
  });

  it('keeps the program from starting also with a data folder by a variable that is not set', () => {
    expect(read(policyFile({ dataFolder: '%NOWHERE%\\x' }), 'win32')).toMatchObject({ ok: false });
  });
});

describe('a value that cannot be used', () => {
  it.each([
    [{ allowedConsoles: ['*'] }, 'allowedConsoles'],
    [{ allowedConsoles: ['https://acme.sentinelone.net'] }, 'allowedConsoles'],
    [{ allowedConsoles: 'acme.sentinelone.net' }, 'allowedConsoles'],
    [{ ingestMode: 'assets' }, 'ingestMode'],
    [{ proxy: 'http://user:secret@proxy:3128' }, 'proxy'],
    [{ proxy: 'socks5://proxy:1080' }, 'proxy'],
    [{ certificateAuthorities: 'corporate.pem' }, 'certificateAuthorities'],
  ])('%j lets no console be reached', (settings, name) => {
    const policy = policyOf(settings);
    expect(policy.trouble).toContain(`cannot be applied: "${name}" must be `);
    expect(settingsRulings(policy).allowedConsoles).toEqual([]);
  });

  it.each([
    [{ updateFeed: 'http://updates.acme.example/' }, 'updateFeed'],
    [{ startAtLogin: 'yes' }, 'startAtLogin'],
    [{ sessionOnlyTokens: 1 }, 'sessionOnlyTokens'],
    [{ telemetry: true }, 'telemetry'],
  ])('%j closes that alone', (settings, name) => {
    const policy = policyOf(settings);
    expect(policy.rulings[name as keyof typeof policy.rulings]).toEqual({ kind: 'closed' });
    expect(settingsRulings(policy).allowedConsoles).toBeNull();
  });

  it.each([{ proxy: 'proxy:3128' }, { certificateAuthorities: '' }, { updateFeed: 'ftp://updates' }])(
    '%j lets no update feed be asked',
    (settings) => {
      expect(feedRuling(policyOf(settings))).toEqual({ kind: 'closed' });
      expect(feedRuling(policyOf({ ingestMode: 'x' }))).toEqual({ kind: 'free' });
    },
  );

  it('is told with all others in one sentence, without what it says', () => {
    const { trouble } = policyOf({ proxy: 'http://user:secret@proxy:3128', telemetry: true });
    expect(trouble).toMatch(/"proxy" must be .+; "telemetry" must be false, because there is none\.$/);
    expect(trouble).not.toContain('secret');
  });
});

describe('the description of the file for editors', () => {
  const docs = (name: string) =>
    readFileSync(fileURLToPath(new URL(`../../../docs/${name}`, import.meta.url)), 'utf8');

  it('is that of the program', () => {
    expect(JSON.parse(docs('policy.schema.json'))).toEqual(
      JSON.parse(JSON.stringify(z.toJSONSchema(policyDocument, { io: 'input' }))),
    );
  });

  it('has an example that can be followed, and a row for each setting', () => {
    const page = docs('policy.md');
    const [, example = ''] = /```json\n([\s\S]+?)```/.exec(page) ?? [];
    expect(read(policyFileOf(example))).toMatchObject({ ok: true, value: { trouble: null } });
    for (const name of Object.keys(policyDocument.shape)) {
      if (name !== '$schema' && name !== 'version') expect(page).toContain(`| \`${name}\` |`);
    }
  });
});
