import { catalogCodes } from "../codes/catalog-codes.js";
import { codesTables } from "../report/codes-markdown.js";
import { type Block, proseText, type Text } from "../report/reference-block.js";
import type { ReferenceLinks } from "../report/reference-links.js";
import { comparisonLink } from "./code-page-blocks.js";
import { pageNames } from "./page-names.js";
import { comparedCodes, type ReferenceEdition } from "./reference-edition.js";

/** The first page of a language: the ways to a code, and all codes. */
export function indexBlocks(
  { words, catalog }: ReferenceEdition,
  links: ReferenceLinks,
): readonly Block[] {
  const codes = catalogCodes(catalog);
  const list = {
    replyCodes: codes.filter(({ kind }) => kind === "reply"),
    enhancedCodes: codes.filter(({ kind }) => kind === "enhanced"),
    causes: [],
    providers: [],
  };
  const ways = (["byClass", "byCause", "byCommand"] as const).map((way): Text => {
    return [{ kind: "link", text: words.say(`reference.${way}.title`), href: pageNames[way] }];
  });
  const example = "`mailwhy compare 550 554`";
  return [
    { kind: "title", text: proseText(words.say("reference.index.title")) },
    paragraph(words.say("reference.index.lead")),
    paragraph(words.say("reference.index.how")),
    { kind: "list", items: ways },
    ...codesTables({ list, query: "", cause: null, catalog }, words, links),
    {
      kind: "heading",
      level: 2,
      text: proseText(words.say("reference.comparisons.title")),
      anchor: null,
    },
    paragraph(words.say("reference.comparisons.lead", { command: example })),
    {
      kind: "list",
      items: comparedCodes.map(([first, second]) => comparisonLink(first, second)),
    },
  ];
}

function paragraph(text: string): Block {
  return { kind: "paragraph", style: "plain", text: proseText(text) };
}
