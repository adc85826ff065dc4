/** What scripts rely on; a change is a major version. */
export const exitCodes = {
  done: 0,
  /** A budget was crossed. */
  overBudget: 1,
  /** Bad usage, unreadable input, invalid catalog or configuration. */
  couldNotRun: 2,
} as const;

export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes];
