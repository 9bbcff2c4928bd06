import { mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { WindowMemory } from '../../../main/shell/window/window-memory.ts';
import { temporaryFolder } from '../../builders/temporary-folder.ts';

const place = { bounds: { x: -300, y: 40, width: 1300, height: 900 }, maximized: true, zoom: 1 };

function memoryIn(folder: string) {
  const warnings: string[] = [];
  const log = {
    error: () => undefined,
    warn: (text: string) => void warnings.push(text),
    info: () => undefined,
  };
  return { memory: new WindowMemory(folder, log), warnings };
}

describe('the memory of the window’s place', () => {
  it('knows nothing at first, and then the last place', () => {
    const folder = temporaryFolder();
    const { memory } = memoryIn(folder);
    expect(memory.recall()).toBeNull();
    memory.keep(place);
    expect(memoryIn(folder).memory.recall()).toEqual(place);
    expect(statSync(join(folder, 'window.json')).mode & 0o077).toBe(0);
  });

  it.each([
    ['broken', '{"bounds":'],
    ['of another shape', '{"schemaVersion":1,"bounds":{"x":"left"},"maximized":true}'],
    ['of a newer version', JSON.stringify({ schemaVersion: 2, ...place })],
  ])('does without a file that is %s', (_how, text) => {
    const folder = temporaryFolder();
    writeFileSync(join(folder, 'window.json'), text);
    const { memory } = memoryIn(folder);
    expect(memory.recall()).toBeNull();
    memory.keep(place);
    expect(JSON.parse(readFileSync(join(folder, 'window.json'), 'utf8'))).toMatchObject({ schemaVersion: 1 });
  });

  it('does without a file that cannot be read, and says so in the log', () => {
    const folder = temporaryFolder();
    mkdirSync(join(folder, 'window.json'));
    const { memory, warnings } = memoryIn(folder);
    expect(memory.recall()).toBeNull();
    memory.keep(place);
    expect(warnings).toHaveLength(2);
  });
});
