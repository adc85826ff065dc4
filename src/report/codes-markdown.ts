import { codeId } from "../codes/catalog-codes.js";
import type { Words } from "../locale/words.js";
import { causeRow, codeRow, providerRow, retryWords } from "./codes-rows.js";
import { type CodesView, isEmptyList, nothingWords } from "./codes-view.js";
import { type Block, codeText, proseText, type Row } from "./reference-block.js";
import type { ReferenceLinks } from "./reference-links.js";
import { renderMarkdownPage } from "./reference-markdown.js";

/** The list as Markdown: a table for each kind of entry. */
export function renderMarkdownCodes(view: CodesView, words: Words, links: ReferenceLinks): string {
  const blocks: readonly Block[] = [
    { kind: "title", text: proseText(words.say("codes.title")) },
    ...(isEmptyList(view.list)
      ? [paragraph(nothingWords(view, words, "`mailwhy codes`"))]
      : codesTables(view, words, links)),
  ];
  return renderMarkdownPage(blocks, words);
}

/** A heading and a table for each kind of entry that the list has. */
export function codesTables(
  view: CodesView,
  words: Words,
  links: ReferenceLinks,
): readonly Block[] {
  const { replyCodes, enhancedCodes, causes, providers } = view.list;
  const codeHead = (["code", "name", "cause", "owner"] as const).map((column) =>
    words.say(`codes.column.${column}`),
  );
  const codeRows = (codes: typeof replyCodes): Row[] =>
    codes.map((code) => {
      const [, ...cells] = codeRow(code, view, words);
      return [codeText(code.code, links.code(codeId(code.code))), ...cells.map(proseText)];
    });
  const parts = [
    {
      heading: words.say("codes.heading.replyCodes", { count: words.number(replyCodes.length) }),
      head: codeHead,
      rows: codeRows(replyCodes),
    },
    {
      heading: words.say("codes.heading.enhancedCodes", {
        count: words.number(enhancedCodes.length),
      }),
      head: codeHead,
      rows: codeRows(enhancedCodes),
    },
    {
      heading: words.say("codes.heading.causes", { count: words.number(causes.length) }),
      head: (["id", "name", "retry", "owner"] as const).map((column) =>
        words.say(`codes.column.${column}`),
      ),
      rows: causes.map((cause): Row => {
        const [id = "", title = "", owner = ""] = causeRow(cause, words);
        const cells = [title, retryWords(cause, words), owner];
        return [codeText(id, links.cause(cause.id)), ...cells.map(proseText)];
      }),
    },
    {
      heading: words.say("codes.heading.providers", { count: words.number(providers.length) }),
      head: (["provider", "cause", "texts"] as const).map((column) =>
        words.say(`codes.column.${column}`),
      ),
      rows: providers.map((provider): Row => {
        const [id = "", ...cells] = providerRow(provider, view, words);
        return [codeText(id), ...cells.map(proseText)];
      }),
    },
  ];
  return parts
    .filter(({ rows }) => rows.length > 0)
    .flatMap(({ heading, head, rows }): Block[] => [
      { kind: "heading", level: 2, text: proseText(heading), anchor: null },
      { kind: "table", head, rows },
    ]);
}

function paragraph(text: string): Block {
  return { kind: "paragraph", style: "plain", text: proseText(text) };
}
