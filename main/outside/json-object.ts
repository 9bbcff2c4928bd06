/** Whether a value of unknown origin is an object with named fields: neither null, nor a list, nor a bare value. */
export function isJsonObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
