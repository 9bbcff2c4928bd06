import type { HelpTopic } from '../help-topic.ts';

/** What holds for every list over the project. */
export const listParts: HelpTopic['parts'] = [
  {
    title: 'Find',
    text: 'Search looks into the names. A column’s menu filters by its values; different filters must all be fulfilled, values of one filter are alternatives. The address of the view holds them all: copy it from the palette.',
  },
  {
    title: 'By keyboard',
    text: 'Arrows or j and k move, Enter opens the details, Esc closes them, Shift with arrows selects, Ctrl C copies.',
  },
  {
    title: 'Take with you',
    text: 'Export writes exactly the rows that are filtered, as CSV or JSON Lines, with the columns on show or all of them.',
  },
];
