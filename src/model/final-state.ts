/**
 * What has become of a message for one recipient: retries are not failures, so this is counted
 * beside the attempts. A held or unfinished message is in no final state and counts as
 * `stillDeferred`.
 */
export const finalStates = [
  "delivered",
  "bounced",
  "expired",
  "rejected",
  "discarded",
  "stillDeferred",
] as const;

export type FinalState = (typeof finalStates)[number];
