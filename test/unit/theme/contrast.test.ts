import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { severityNames } from '../../../preload/contract/severity.ts';

const css = readFileSync(new URL('../../../renderer/theme/tokens.css', import.meta.url), 'utf8');

type Scheme = 'light' | 'dark';

/** The colours that a rule of the tokens' file gives, by name, in one scheme. */
function coloursOf(selector: string, scheme: Scheme): ReadonlyMap<string, string> {
  const rule = css.split(`${selector} {`)[1]?.split('\n}')[0] ?? '';
  const pairs = [...rule.matchAll(/--([\w-]+):\s*light-dark\((#\w{6}),\s*(#\w{6})\)/g)].map(
    ([, name = '', light = '', dark = '']) => [name, scheme === 'light' ? light : dark] as const,
  );
  const plain = [...rule.matchAll(/--([\w-]+):\s*(#\w{6});/g)].map(
    ([, name = '', colour = '']) => [name, colour] as const,
  );
  return new Map([...pairs, ...plain]);
}

/** Relative luminance and contrast ratio as WCAG 2.2 defines them. */
function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5]
    .map((at) => Number.parseInt(colour.slice(at, at + 2), 16) / 255)
    .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function ratio(one: string, other: string): number {
  const [dark = 0, light = 0] = [luminance(one), luminance(other)].toSorted((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
}

const texts = ['text', 'text-dim', 'text-faint', 'accent', 'accent-strong', 'good', 'warning', 'bad'];
const severities = severityNames.map((name) => `severity-${name}`);
const surfaces = ['ground', 'sheet', 'raised'];

/** Text with what it stands on. */
const pairs: readonly (readonly [string, string])[] = [
  ...[...texts, ...severities].flatMap((text) => surfaces.map((surface) => [text, surface] as const)),
  ...['text', 'text-dim'].flatMap((text) =>
    ['sunken', 'hover', 'selected'].map((surface) => [text, surface] as const),
  ),
  ['good', 'good-soft'],
  ['warning', 'warning-soft'],
  ['bad', 'bad-soft'],
  ['accent-strong', 'accent-soft'],
  ['on-fill', 'accent-fill'],
  ['on-fill', 'accent-fill-hover'],
  ['on-fill', 'bad-fill'],
  ['on-fill', 'bad-fill-hover'],
  ...severities.map((severity) => ['on-severity', severity] as const),
];

function tooWeak(colours: ReadonlyMap<string, string>, least: number): string[] {
  return pairs.flatMap(([text, surface]) => {
    const found = ratio(colours.get(text) ?? '', colours.get(surface) ?? '');
    return found >= least ? [] : [`${text} on ${surface}: ${found.toFixed(2)}`];
  });
}

describe.each(['light', 'dark'] as const)('the colours of the %s theme', (scheme) => {
  const usual = coloursOf(':root', scheme);

  test('have at least 4.5:1 (AA) between text and what it stands on', () => {
    expect(tooWeak(usual, 4.5)).toEqual([]);
  });

  test('have at least 7:1 (AAA) in high contrast', () => {
    const more = new Map([...usual, ...coloursOf(':root[data-contrast="more"]', scheme)]);
    expect(tooWeak(more, 7)).toEqual([]);
  });
});
