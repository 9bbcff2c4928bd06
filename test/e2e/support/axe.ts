import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright-core';
import { z } from 'zod';

const source = readFileSync(fileURLToPath(import.meta.resolve('axe-core/axe.min.js')), 'utf8');

const outcome = z.array(
  z.object({
    id: z.string(),
    help: z.string(),
    nodes: z.array(z.object({ target: z.array(z.unknown()), failureSummary: z.string().optional() })),
  }),
);

/** WCAG 2.2 A and AA, and what axe recommends besides. */
const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/**
 * What is wrong with a page for people who read it by other means than by eye, or with weak eyes; one line each.
 * `colours` looks only at what another theme can change.
 */
export async function axeViolations(page: Page, extent: 'all' | 'colours'): Promise<string[]> {
  const options =
    extent === 'all'
      ? { runOnly: { type: 'tag', values: tags } }
      : { runOnly: { type: 'rule', values: ['color-contrast'] } };
  const found = await page.evaluate(`(async () => {
    if (!globalThis.axe) { ${source} }
    const { violations } = await globalThis.axe.run(document, ${JSON.stringify(options)});
    return violations;
  })()`);
  return outcome
    .parse(found)
    .flatMap(({ id, help, nodes }) =>
      nodes.map(
        ({ target, failureSummary = '' }) =>
          `${id}: ${help}: ${target.join(' ')} (${oneLine(failureSummary)})`,
      ),
    );
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}
