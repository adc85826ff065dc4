/** What became of one delivery attempt; the words are those of the report and of the events. */
export const dispositions = [
  "delivered",
  "deferred",
  "bounced",
  "rejected",
  "expired",
  "discarded",
  "held",
  "probed",
] as const;

export type Disposition = (typeof dispositions)[number];
