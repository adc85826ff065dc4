/** Standing of a reply code: `standard` stands in an RFC in force, `nonstandard` in the field only. */
export const replyCodeStatuses = ["standard", "obsolete", "experimental", "nonstandard"] as const;

export type ReplyCodeStatus = (typeof replyCodeStatuses)[number];

/** Standing of an enhanced status code in the IANA registry. */
export const enhancedCodeStatuses = ["registered", "deprecated", "unregistered"] as const;

export type EnhancedCodeStatus = (typeof enhancedCodeStatuses)[number];
