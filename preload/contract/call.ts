import type { z } from 'zod';

/** What a call takes, what it replies, and what it tells while it runs. */
export interface Call<
  Args extends z.ZodType = z.ZodType,
  Reply extends z.ZodType = z.ZodType,
  Progress extends z.ZodType | null = z.ZodType | null,
> {
  readonly args: Args;
  readonly reply: Reply;
  readonly progress: Progress;
}

/** Describes a call of main by the window. Every call can be cancelled. */
export function call<Args extends z.ZodType, Reply extends z.ZodType>(
  args: Args,
  reply: Reply,
): Call<Args, Reply, null> {
  return { args, reply, progress: null };
}

/** Describes a call that tells how it gets on before it replies. */
export function callWithProgress<Args extends z.ZodType, Reply extends z.ZodType, Progress extends z.ZodType>(
  args: Args,
  reply: Reply,
  progress: Progress,
): Call<Args, Reply, Progress> {
  return { args, reply, progress };
}
