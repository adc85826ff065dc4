import { catalogCodes } from "../codes/catalog-codes.js";
import { compareCodes } from "../compare/compare-codes.js";
import { compareBlocks } from "../report/compare-blocks.js";
import { type Block, proseText, type Text } from "../report/reference-block.js";
import { renderMarkdownPage } from "../report/reference-markdown.js";
import { groupsByCause, groupsByClass, groupsByCommand } from "./code-groups.js";
import { codePageBlocks } from "./code-page-blocks.js";
import { framePage, type Sibling } from "./frame-page.js";
import { groupedBlocks } from "./grouped-blocks.js";
import { indexBlocks } from "./index-blocks.js";
import { codePage, comparisonPage, linksTo, pageNames } from "./page-names.js";
import { comparedCodes, type ReferenceEdition } from "./reference-edition.js";

/** A file of the reference. */
export interface ReferencePage {
  /** Below the reference's directory, with slashes: `en/550.md`. */
  readonly path: string;
  readonly text: string;
}

/**
 * The whole reference as Markdown: a directory for each language, a page for each code, and pages
 * that lead to them. Markdown, because code hosts show it as it is and a pager or an editor does
 * too, and because a change of a text is a readable difference. Same editions, same bytes.
 */
export function referencePages(editions: readonly ReferenceEdition[]): readonly ReferencePage[] {
  const siblings = editions.map(({ words }): Sibling => {
    return { language: words.language, name: words.say("reference.language") };
  });
  return [
    { path: pageNames.index, text: rootPage(editions) },
    ...editions.flatMap((edition) => {
      const { words } = edition;
      return editionPages(edition).map(({ page, blocks }) => ({
        path: `${words.language}/${page}`,
        text: framePage(page, blocks, words, siblings),
      }));
    }),
  ];
}

/** Which languages there are. */
function rootPage(editions: readonly ReferenceEdition[]): string {
  const [first] = editions;
  if (first === undefined) return "";
  const blocks = editions.flatMap(({ words }, index): Block[] => {
    const title = words.say("reference.index.title");
    const href = `${words.language}/${pageNames.index}`;
    const text: Text = [{ kind: "link", text: words.say("reference.language"), href }];
    return [
      ...(index === 0 ? [{ kind: "title", text: proseText(title) } as const] : []),
      { kind: "heading", level: 2, text, anchor: null },
      {
        kind: "paragraph",
        style: "plain",
        text: proseText(words.say("reference.index.lead")),
      },
    ];
  });
  return renderMarkdownPage(blocks, first.words);
}

function editionPages(
  edition: ReferenceEdition,
): readonly { readonly page: string; readonly blocks: readonly Block[] }[] {
  const { words, catalog } = edition;
  const codes = catalogCodes(catalog);
  const byId = new Map(codes.map((code) => [code.id, code]));
  const links = linksTo(new Set(byId.keys()));
  const grouped = (way: "byClass" | "byCause" | "byCommand", groups: typeof groupsByClass) => ({
    page: pageNames[way],
    blocks: groupedBlocks(
      words.say(`reference.${way}.title`),
      words.say(`reference.${way}.lead`),
      groups(edition),
      links,
    ),
  });
  return [
    { page: pageNames.index, blocks: indexBlocks(edition, links) },
    grouped("byClass", groupsByClass),
    grouped("byCause", groupsByCause),
    grouped("byCommand", groupsByCommand),
    ...codes.map((code) => ({
      page: codePage(code.id),
      blocks: codePageBlocks(code, edition, links),
    })),
    ...comparedCodes.flatMap(([first, second]) => {
      const [one, other] = [byId.get(first), byId.get(second)];
      if (one === undefined || other === undefined) return [];
      const blocks = compareBlocks(compareCodes(one, other, catalog), words, links);
      return [{ page: comparisonPage(first, second), blocks }];
    }),
  ];
}
