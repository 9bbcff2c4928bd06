import { z } from 'zod';
import { wireError } from './wire-error.ts';

const callId = z.string().regex(/^[0-9a-f-]{1,64}$/);

export const callRequest = z.strictObject({
  /** Unique within its window. */
  id: callId,
  /** `group.call`, see the contract. */
  name: z.string().max(100),
  args: z.unknown(),
});

export const cancelRequest = z.strictObject({ id: callId });

export const callReply = z.discriminatedUnion('ok', [
  z.object({ ok: z.literal(true), value: z.unknown() }),
  z.object({ ok: z.literal(false), error: wireError }),
]);
export type CallReply = z.infer<typeof callReply>;

/** Progress of a call, or the newest state of a topic. Versions of a topic only rise. */
export const wireEvent = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('progress'), id: callId, value: z.unknown() }),
  z.object({ kind: z.literal('topic'), topic: z.string(), version: z.number().int(), value: z.unknown() }),
]);
export type WireEvent = z.infer<typeof wireEvent>;
