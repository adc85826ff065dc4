/** What `--log-format` takes; `auto` tells the MTA line by line. */
export const logFormats = ["auto", "postfix", "exim"] as const;

export type LogFormat = (typeof logFormats)[number];
