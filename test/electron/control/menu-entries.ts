import type { MenuEntry } from '../driver/application-driver.ts';
import type { ImitatedMenu } from '../main-process/menu.ts';
import type { ImitatedMenuItem } from '../main-process/menu-item.ts';

/** A menu as a person sees it. */
export function menuEntries(menu: ImitatedMenu | null): MenuEntry[] {
  return (menu?.items ?? []).map((item) => ({
    id: item.id,
    label: item.label,
    type: item.type,
    role: item.role ?? null,
    accelerator: item.accelerator ?? null,
    enabled: item.enabled,
    visible: item.visible,
    checked: item.checked,
    submenu: menuEntries(item.submenu),
  }));
}

/** Presses an item by its labels from the top; throws when a person could not. */
export function pressByLabels(menu: ImitatedMenu | null, labels: readonly string[]): void {
  let below = menu;
  let found: ImitatedMenuItem | null = null;
  for (const label of labels) {
    const shown = (below?.items ?? []).filter((item) => item.visible);
    found = shown.find((item) => item.label.replaceAll('&', '') === label.replaceAll('&', '')) ?? null;
    if (found === null) {
      const labelsThere = shown.map((item) => `'${item.label}'`).join(', ');
      throw new Error(`No item '${label}' in the menu, which has ${labelsThere || 'none'}.`);
    }
    if (!found.enabled) {
      throw new Error(`The item '${label}' of the menu cannot be pressed: it is disabled.`);
    }
    below = found.submenu;
  }
  if (found === null || found.submenu !== null) {
    throw new Error(`'${labels.join(' > ')}' is no item that can be pressed.`);
  }
  found.click();
}

/** Presses an item by its id, wherever in the menu it is; throws when a person could not. */
export function pressById(menu: ImitatedMenu | null, id: string): void {
  const item = menu?.find(id) ?? null;
  if (item === null) {
    throw new Error(`No item with the id '${id}' in the menu.`);
  }
  if (!item.enabled || !item.visible) {
    throw new Error(`The item '${item.label}' of the menu cannot be pressed: it is disabled or hidden.`);
  }
  item.click();
}
