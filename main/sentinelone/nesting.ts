/** Far deeper than any record of a console; what copies, checks or writes values calls itself once a level. */
const deepest = 64;

/** Whether a value is nested no deeper than a record may be. */
export function isShallow(value: unknown, levels = deepest): boolean {
  if (typeof value !== 'object' || value === null) return true;
  if (levels === 0) return false;
  return Object.values(value).every((part) => isShallow(part, levels - 1));
}
