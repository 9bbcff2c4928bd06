/** The exit codes of every command. Scripts rely on them. */
export const exitCodes = {
  done: 0,
  failed: 1,
  usage: 2,
  /** Done in part, or waiting for a person to review it. */
  partial: 3,
  credentials: 4,
  cancelled: 130,
} as const;

export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes];
