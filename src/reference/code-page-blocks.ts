import { codeId, codeName } from "../codes/catalog-codes.js";
import type { Code } from "../codes/code.js";
import { factsOf } from "../compare/facts-of.js";
import { type Block, codeText, type LabelledFact, proseText } from "../report/reference-block.js";
import { codeBlocks, linkedCode, section } from "../report/reference-code-blocks.js";
import { factTexts } from "../report/reference-facts.js";
import type { ReferenceLinks } from "../report/reference-links.js";
import { comparisonPage } from "./page-names.js";
import { comparedCodes, type ReferenceEdition } from "./reference-edition.js";

/** The page of a code. */
export function codePageBlocks(
  code: Code,
  { words, catalog }: ReferenceEdition,
  links: ReferenceLinks,
): readonly Block[] {
  const heading = code.kind === "reply" ? "enhanced" : "reply";
  const facts: LabelledFact[] = [
    // Class and standing stand above them.
    ...factsOf(code, catalog)
      .filter(({ kind }) => kind !== "class" && kind !== "standing")
      .map((fact) => ({
        label: words.say(`reference.heading.${fact.kind}`),
        items: factTexts(fact, words, links),
      })),
    { label: words.say("reference.heading.use"), items: [proseText(code.use)] },
    {
      label: words.say(`reference.heading.${heading}`),
      items: code.companions.map((one) => codeText(one, links.code(codeId(one)))),
    },
  ].filter(({ items }) => items.length > 0);
  const seeAlso = code.seeAlso.flatMap((other) => {
    const name = codeName(other, catalog);
    return name === undefined ? [] : [linkedCode(other, name, links)];
  });
  const compared = comparedCodes
    .filter((pair) => pair.some((one) => one === code.id))
    .map(([first, second]) => comparisonLink(first, second));
  return [
    { kind: "title", text: proseText(`${code.code} ${code.name}`) },
    ...codeBlocks(code, words, 2, facts),
    ...section(words.say("reference.heading.seeAlso"), 2, listOf(seeAlso)),
    ...section(words.say("reference.comparisons.title"), 2, listOf(compared)),
  ];
}

/** `252 – 500`, with the page that compares them. */
export function comparisonLink(first: string, second: string) {
  const href = comparisonPage(first, second);
  return [{ kind: "link", text: `${first} – ${second}`, href } as const];
}

function listOf(items: Extract<Block, { kind: "list" }>["items"]): readonly Block[] {
  return items.length === 0 ? [] : [{ kind: "list", items }];
}
