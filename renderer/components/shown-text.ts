/** Characters of one value in a cell of a grid, and in a panel beside it. What is copied is whole. */
export const maxInCell = 300;
export const maxInPanel = 4000;
/** Characters of a record or of nested data that is shown as it was sent. */
export const maxOfRecord = 64 * 1024;

/** A text as it is shown: what is longer than a screen can use ends with an ellipsis. */
export function shownText(text: string, most: number): string {
  if (text.length <= most) return text;
  const last = text.charCodeAt(most - 2);
  const isHalf = last >= 0xd800 && last <= 0xdbff;
  return `${text.slice(0, isHalf ? most - 2 : most - 1)}…`;
}
