import type { HelpKey } from "./worded.js";

/** A command line that help shows, with or without a word on what it does. */
export type Example = string | { readonly command: string; readonly comment: HelpKey };
