import type { Fault } from '../../tenant/faults.ts';

export type WireRecord = Readonly<Record<string, unknown>>;

/** A fault that changes one record of a list, counted over its pages from 0, or all of them; and what was sent instead. */
export function recordSpoiler(
  which: number | 'all',
  change: (record: WireRecord) => WireRecord,
): { readonly fault: Fault; readonly sent: WireRecord[] } {
  let passed = 0;
  const sent: WireRecord[] = [];
  const fault: Fault = (_, answer) => {
    const original = answer();
    const body = original.body as { data?: WireRecord[] };
    if (!Array.isArray(body.data)) return original;
    const data = body.data.map((record) => {
      const place = passed++;
      if (which !== 'all' && which !== place) return record;
      const spoiled = change(record);
      sent.push(spoiled);
      return spoiled;
    });
    return { ...original, body: { ...body, data } };
  };
  return { fault, sent };
}
