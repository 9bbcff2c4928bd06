import type { Page } from 'playwright-core';
import { z } from 'zod';

const traces = z.object({
  ran: z.unknown(),
  elements: z.array(z.string()),
  handlers: z.array(z.string()),
  links: z.array(z.string()),
  unbounded: z.array(z.string()),
});

/**
 * What texts from a console did to a page beyond being shown, one line each: code that ran, elements, handlers and links
 * that came of them, and text that would turn around what stands beside it. A mark that reverses text may reach to the
 * end of its own element, as far as that is isolated, and nothing else may stand there.
 */
export async function harmDone(page: Page): Promise<string[]> {
  const found = traces.parse(
    await page.evaluate(`(() => {
      const all = [...document.querySelectorAll('*')];
      const brief = (element) => element.outerHTML.slice(0, 160);
      const unbounded = [];
      const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
      while (texts.nextNode()) {
        const { parentElement, data } = texts.currentNode;
        if (!/[\\u202a-\\u202e\\u2066-\\u2069]/.test(data) || /^(SCRIPT|STYLE)$/.test(parentElement.tagName)) continue;
        const { unicodeBidi, display } = getComputedStyle(parentElement);
        const bounded = /^(isolate|isolate-override|plaintext)$/.test(unicodeBidi) || display !== 'inline';
        const others = [...parentElement.childNodes].filter((node) => node !== texts.currentNode);
        const alone = others.every(({ textContent }) => textContent.trim() === '');
        if (!bounded || !alone) unbounded.push(parentElement.outerHTML.slice(0, 300));
      }
      return {
        ran: globalThis.hacked ?? null,
        elements: all.filter((one) => one.matches('img[src="x"], script:not([src]), iframe, object, embed')).map(brief),
        handlers: all.filter((one) => one.getAttributeNames().some((name) => name.startsWith('on'))).map(brief),
        links: all.filter((one) => /^\\s*(javascript|data|vbscript):/i.test(one.getAttribute('href') ?? '')).map(brief),
        unbounded,
      };
    })()`),
  );
  return [
    ...(found.ran === null ? [] : ['a record was run as code']),
    ...found.elements.map((element) => `an element: ${element}`),
    ...found.handlers.map((element) => `a handler: ${element}`),
    ...found.links.map((element) => `a link that runs: ${element}`),
    ...found.unbounded.map((element) => `text that turns its neighbours around: ${element}`),
  ];
}
