import { z } from 'zod';

/** What a window can follow: each is a state with a version, told anew whenever it changes. */
export const topicName = z.enum(['status', 'revisions', 'navigation']);
export type TopicName = z.infer<typeof topicName>;
