import type { Page } from 'playwright-core';
import { z } from 'zod';

/**
 * The texts on show that are cut off and must not be: numbers, dates, headings, labels, buttons, and the axes of charts. A
 * text of any length may end with an ellipsis where it is whole on hover.
 */
export async function cutTexts(page: Page): Promise<string[]> {
  const found = await page.evaluate(`(() => {
    const rigid =
      'h1, h2, h3, h4, th, dt, label, legend, time, button, [role="columnheader"], [data-numeric], ' +
      ':is([role="gridcell"], [role="columnheader"]):is([data-type="number"], [data-type="date"], [data-type="severity"], [data-type="flag"])';
    const isShown = (element) => element.checkVisibility({ opacityProperty: true, visibilityProperty: true });
    const isSpoken = (element) => getComputedStyle(element).clipPath === 'inset(50%)' || element.closest('.mantine-VisuallyHidden-root') !== null;
    const cut = [...document.querySelectorAll('body *')].filter((element) => {
      const { overflowX } = getComputedStyle(element);
      if (overflowX !== 'hidden' && overflowX !== 'clip') return false;
      if (element.scrollWidth <= element.clientWidth + 1 || element.textContent.trim() === '') return false;
      if (!isShown(element) || isSpoken(element)) return false;
      // Of what holds several texts the text that is cut counts, not what lies around it.
      if ([...element.childNodes].every((node) => node.nodeType !== 3) && element.querySelector('[role="row"], table, svg')) return false;
      const text = element.textContent.trim();
      const isNumber = /^[\\d.,\\s%+–-]+$/.test(text);
      const isRigid = isNumber || element.closest(rigid) !== null || element.querySelector(rigid) !== null;
      return isRigid && element.closest('[title]')?.closest('button, th, label, dt, dd, a, li, td') == null;
    });
    const beyond = [...document.querySelectorAll('svg text')].filter((text) => {
      const box = text.getBoundingClientRect();
      const chart = text.closest('svg').getBoundingClientRect();
      return box.width > 0 && (box.left < chart.left - 1 || box.right > chart.right + 1);
    });
    return [...cut, ...beyond].map((element) => {
      const { scrollWidth, clientWidth } = element;
      return element.tagName + '.' + element.getAttribute('class') + ' "' + element.textContent.slice(0, 40) + '" ' + scrollWidth + ' in ' + clientWidth;
    });
  })()`);
  return z.array(z.string()).parse(found);
}
