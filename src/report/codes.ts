import type { Words } from "../locale/words.js";
import { renderJsonCodes } from "./codes-json.js";
import { renderMarkdownCodes } from "./codes-markdown.js";
import { renderTerminalCodes } from "./codes-terminal.js";
import type { CodesView } from "./codes-view.js";
import { noLinks } from "./reference-links.js";
import type { TerminalOptions } from "./reference-terminal.js";

/** Renders a list of the catalog as text: pure, and the last character is a line feed. */
export type CodesRenderer = (view: CodesView, words: Words, options: TerminalOptions) => string;

/** Every way to render a list of the catalog, by the name that `--format` takes. */
export const codesRenderers = {
  terminal: renderTerminalCodes,
  markdown: (view, words) => renderMarkdownCodes(view, words, noLinks),
  json: renderJsonCodes,
} as const satisfies Record<string, CodesRenderer>;

export type CodesFormat = keyof typeof codesRenderers;

/** What `--format` takes. */
// The registry is a literal, so its keys are exactly those of its type.
export const codesFormats = Object.keys(codesRenderers) as readonly CodesFormat[];
