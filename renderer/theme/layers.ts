/**
 * What lies over what, as CSS z-index: the page, popovers and menus on it, toasts, dialogs (the later over the earlier),
 * popovers and menus within a dialog, tooltips. A toast never covers the buttons of a dialog, nor a popover of the page
 * a dialog that was opened from it.
 */
export const layers = {
  popover: 120,
  toast: 140,
  /** The first; each dialog that it opens lies one above. */
  dialog: 200,
  popoverInDialog: 300,
  tooltip: 400,
} as const;
