/** The channels between a window and main. Everything travels on these; names of calls and topics are arguments. */
export const channels = {
  /** Window to main, answered: `callRequest` gives `callReply`. */
  call: 'connector:call',
  /** Window to main: the id of a call that nobody waits for any more. */
  cancel: 'connector:cancel',
  /** Main to window: `wireEvent`. */
  event: 'connector:event',
} as const;
