import { z } from 'zod';

/** The arguments of a call that takes none, and the reply of one that has nothing to say. */
export const nothing = z.null();
