import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { windowScreens } from '../../e2e/support/window-screens.ts';

const root = fileURLToPath(new URL('../../..', import.meta.url));
const notOurs = new Set(['node_modules', '.git', 'dist', 'test-results', 'preview-pictures', 'release']);

/** Every Markdown file of the repository. */
function markdownIn(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    if (entry.name.startsWith('.') || notOurs.has(entry.name)) return [];
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return markdownIn(path);
    return entry.name.endsWith('.md') ? [path] : [];
  });
}

/** Text without what is code: nothing in it is a link or a heading. */
const withoutCode = (text: string): string =>
  text.replace(/^(`{3,}|~{3,})[\s\S]*?^\1\s*$/gm, '').replace(/`[^`\n]*`/g, '');

interface Link {
  readonly from: string;
  readonly to: string;
}

const linksOf = (file: string): Link[] =>
  [...withoutCode(readFileSync(file, 'utf8')).matchAll(/\]\(\s*<?([^)\s>]+)>?[^)]*\)/g)].map((match) => ({
    from: relative(root, file),
    to: match[1] ?? '',
  }));

/** The anchors of a file's headings, as GitHub makes them. */
function anchorsOf(file: string): Set<string> {
  const seen = new Map<string, number>();
  const text = readFileSync(file, 'utf8').replace(/^(`{3,}|~{3,})[\s\S]*?^\1\s*$/gm, '');
  const anchors = [...text.matchAll(/^#{1,6} +(.+?)\s*#*$/gm)].map((match) => {
    const words = (match[1] ?? '').replace(/\[([^\]]*)\]\([^)]*\)/g, '$1').replace(/[`*]/g, '');
    const anchor = words
      .toLowerCase()
      .replace(/[^\p{L}\p{N}\s_-]/gu, '')
      .replaceAll(' ', '-');
    const before = seen.get(anchor) ?? 0;
    seen.set(anchor, before + 1);
    return before === 0 ? anchor : `${anchor}-${before}`;
  });
  return new Set(anchors);
}

/** Why a link leads nowhere; null when it leads somewhere, or out of the repository. */
function whyDead({ from, to }: Link): string | null {
  if (/^[a-z][a-z0-9+.-]*:/i.test(to)) return null;
  const [path = '', anchor] = to.split('#');
  const target =
    path === '' ? join(root, from) : resolve(join(root, dirname(from)), decodeURIComponent(path));
  if (!existsSync(target)) return 'there is no such file';
  if (anchor === undefined || anchor === '') return null;
  if (!target.endsWith('.md')) return 'only Markdown has anchors';
  return anchorsOf(target).has(anchor) ? null : 'there is no such heading';
}

const files = markdownIn(root);

describe('the documents', () => {
  it('are found', () => {
    const names = files.map((file) => relative(root, file));
    expect(names).toEqual(
      expect.arrayContaining(['README.md', 'docs/user-guide.md', 'test/electron/README.md']),
    );
  });

  it.each(files.map((file) => relative(root, file)))('%s has no link that leads nowhere', (file) => {
    const dead = linksOf(join(root, file))
      .map((link) => ({ ...link, why: whyDead(link) }))
      .filter(({ why }) => why !== null);
    expect(dead).toEqual([]);
  });

  it('would not let a dead link pass', () => {
    expect(whyDead({ from: 'README.md', to: 'docs/nothing.md' })).toBe('there is no such file');
    expect(whyDead({ from: 'README.md', to: 'CONTRIBUTING.md#nothing' })).toBe('there is no such heading');
    expect(whyDead({ from: 'README.md', to: 'CONTRIBUTING.md#a-command' })).toBeNull();
    expect(whyDead({ from: 'docs/user-guide.md', to: '#nothing' })).toBe('there is no such heading');
  });
});

describe('the user guide', () => {
  const guide = readFileSync(join(root, 'docs/user-guide.md'), 'utf8');
  const pictures = join(root, 'docs/pictures');

  it.each(windowScreens.map(({ name }) => name))('shows the screen %s', (name) => {
    expect(guide).toContain(`](pictures/${name}.png)`);
  });

  it('has only pictures that are shown, and all of them together are small', () => {
    const names = readdirSync(pictures);
    expect(names.filter((name) => !guide.includes(`](pictures/${name})`))).toEqual([]);
    const bytes = names.reduce((sum, name) => sum + statSync(join(pictures, name)).size, 0);
    expect(bytes).toBeLessThan(2_000_000);
  });
});
