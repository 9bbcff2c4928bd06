import type { Answer } from '../../main/demo/answers.ts';
import type { Fault } from '../tenant/faults.ts';

interface ListBody {
  readonly data: readonly Record<string, unknown>[];
  readonly pagination: { readonly nextCursor: string | null };
}

function listOf({ status, body }: Answer): ListBody | null {
  const list = body as Partial<ListBody> | null;
  return status === 200 && Array.isArray(list?.data) && list.pagination ? (list as ListBody) : null;
}

/** Gives the first page again and again, each time with another cursor. */
export function endlessList(): Fault {
  let place = 0;
  return (request, answer) => {
    request.query.delete('cursor');
    const original = answer();
    const list = listOf(original);
    if (!list) return original;
    place += 1;
    return {
      ...original,
      body: { ...list, pagination: { ...list.pagination, nextCursor: `place-${place}` } },
    };
  };
}

/** Puts so many letters into a field of the first record of a page. */
export function largeField(letters: number): Fault {
  return changedFirst((record) => ({
    ...record,
    ['cveId' in record ? 'applicationName' : 'computerName']: 'A'.repeat(letters),
  }));
}

/** Puts lists within lists, so many deep, into a field that no connector knows and into one that it keeps whole. */
export function deeplyNested(depth: number): Fault {
  const marker = 'here come the lists';
  const spoil = changedFirst((record) => ({
    ...record,
    unheardOf: marker,
    networkInterfaces: marker,
    cloudProviders: marker,
  }));
  return async (request, answer, response) => {
    const spoiled = await spoil(request, answer, response);
    if (spoiled === null || listOf(spoiled) === null) return spoiled;
    const text = JSON.stringify(spoiled.body).replaceAll(
      `"${marker}"`,
      '['.repeat(depth) + ']'.repeat(depth),
    );
    return { ...spoiled, headers: { ...spoiled.headers, 'Content-Type': 'application/json' }, body: text };
  };
}

function changedFirst(change: (record: Record<string, unknown>) => Record<string, unknown>): Fault {
  return (_, answer) => {
    const original = answer();
    const list = listOf(original);
    const [first, ...rest] = list?.data ?? [];
    if (!list || !first) return original;
    return { ...original, body: { ...list, data: [change(first), ...rest] } };
  };
}
