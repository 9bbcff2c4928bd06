import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openLog } from '../../../main/logging/log.ts';
import { Redactor } from '../../../main/logging/redactor.ts';

let dataDir: string;
beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), 'log-'));
});
afterEach(() => rmSync(dataDir, { recursive: true, force: true }));

const file = () => join(dataDir, 'logs', 'main.log');

describe('the log', () => {
  it('stands in logs/main.log and is private to its owner', () => {
    openLog(dataDir, new Redactor()).info('started', { mode: 'scan' });
    expect(readFileSync(file(), 'utf8')).toMatch(/\[info\]\s+started \{ mode: 'scan' \}\n$/);
    expect(statSync(file()).mode & 0o777).toBe(0o600);
  });

  it('never holds a registered secret, however deep it is buried', () => {
    const secret = 'zX9-not-to-be-seen-8Yw';
    const redactor = new Redactor();
    const log = openLog(dataDir, redactor);
    redactor.register(secret);
    const cause = Object.assign(new Error(`refused ${secret}`), {
      config: { headers: { Authorization: `ApiToken ${secret}` } },
    });
    log.error(`call failed with ${secret}`, new Error('outer', { cause }));
    log.warn('details', { list: [{ deep: { er: Buffer.from(secret).toString('base64') } }] });
    const text = readFileSync(file(), 'utf8');
    expect(text).toContain('call failed with [redacted]');
    expect(text).not.toContain(secret);
    expect(text).not.toContain(Buffer.from(secret).toString('base64').slice(0, 20));
  });

  it('lets nothing that others said begin an entry of its own, steer a terminal or turn text around', () => {
    const log = openLog(dataDir, new Redactor());
    const said =
      'refused\n[2026-01-01 00:00:00.000] [info]  all is well\r\n\u001b[2J\u009b1mgone \u202egpj.exe';
    log.warn(said);
    log.error('failed', new Error(said));
    const lines = readFileSync(file(), 'utf8').trimEnd().split('\n');
    expect(lines.filter((line) => line.startsWith('['))).toHaveLength(2);
    expect(lines[1]).toBe('    [2026-01-01 00:00:00.000] [info]  all is well');
    expect(lines[2]).toBe('    \\u001b[2J\\u009b1mgone \\u202egpj.exe');
    expect(lines.join('')).not.toMatch(/[\p{Cc}\u202e]/u);
  });

  it('is put aside when it has grown large', () => {
    mkdirSync(join(dataDir, 'logs'));
    writeFileSync(file(), 'x'.repeat(6 * 1024 * 1024));
    openLog(dataDir, new Redactor()).info('after');
    expect(statSync(join(dataDir, 'logs', 'main.old.log')).size).toBe(6 * 1024 * 1024);
    expect(readFileSync(file(), 'utf8')).toContain('after');
  });

  it('says nothing on the console, not even when it cannot be written', () => {
    mkdirSync(file(), { recursive: true });
    const modules = new URL('../../../main/logging/', import.meta.url).href;
    const script = `
      const { openLog } = await import(${JSON.stringify(`${modules}log.ts`)});
      const { Redactor } = await import(${JSON.stringify(`${modules}redactor.ts`)});
      openLog(${JSON.stringify(dataDir)}, new Redactor()).error('lost');`;
    const output = execFileSync('sh', [
      '-c',
      '"$0" --input-type=module -e "$1" 2>&1',
      process.execPath,
      script,
    ]);
    expect(String(output)).toBe('');
  });
});
