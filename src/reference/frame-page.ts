import type { Words } from "../locale/words.js";
import type { Language } from "../model/language.js";
import { type Block, proseText, type Text } from "../report/reference-block.js";
import { renderMarkdownPage } from "../report/reference-markdown.js";
import { pageNames } from "./page-names.js";

/** The same page in another language. */
export interface Sibling {
  readonly language: Language;
  /** The language's own name. */
  readonly name: string;
}

/** A page with the language switch at its top, the way back, and at its end where it comes from. */
export function framePage(
  page: string,
  blocks: readonly Block[],
  words: Words,
  siblings: readonly Sibling[],
): string {
  const languages = siblings.map(({ language, name }): Text => {
    if (language === words.language) return proseText(name);
    return [{ kind: "link", text: name, href: `../${language}/${page}` }];
  });
  const isIndex = page === pageNames.index;
  const home: Text = [
    { kind: "link", text: words.say("reference.index.title"), href: pageNames.index },
  ];
  const footer = words.say("reference.footer", { command: "`npm run docs`" });
  const framed: readonly Block[] = [
    { kind: "flow", items: languages },
    ...blocks.slice(0, 1),
    ...(isIndex ? [] : [{ kind: "paragraph", style: "plain", text: home } as const]),
    ...blocks.slice(1),
    { kind: "rule" },
    { kind: "paragraph", style: "faint", text: proseText(footer) },
  ];
  return renderMarkdownPage(framed, words);
}
