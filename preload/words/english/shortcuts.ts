/** Keyboard shortcuts: what they do, the headings they are listed under, and how the keys are called. */
export const shortcuts = {
  title: 'Keyboard shortcuts',
  group: { everywhere: 'Everywhere', goTo: 'Go to', lists: 'Lists', sidePanel: 'Side panel' },
  search: 'Search on this screen',
  key: {
    alt: 'Alt',
    control: 'Ctrl',
    enter: 'Enter',
    escape: 'Esc',
    shift: 'Shift',
    space: 'Space',
  },
  /** Between two presses that follow each other. */
  followedBy: 'then',
  sequence: '{{first}} then {{second}}',
} as const;
