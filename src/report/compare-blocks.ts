import type { Comparison } from "../compare/comparison.js";
import type { Words } from "../locale/words.js";
import { compareLead, compareNote } from "./compare-sentences.js";
import { listWords } from "./list-words.js";
import { type Block, proseText, type Text } from "./reference-block.js";
import { codeBlocks, linkedCode, section } from "./reference-code-blocks.js";
import { factTexts, plainText } from "./reference-facts.js";
import type { ReferenceLinks } from "./reference-links.js";

/** The page that sets two codes side by side, part by part in the order of reading. */
export function compareBlocks(
  comparison: Comparison,
  words: Words,
  links: ReferenceLinks,
): readonly Block[] {
  const { note } = comparison;
  return [
    { kind: "title", text: proseText(compareTitle(comparison, words)) },
    { kind: "paragraph", style: "lead", text: proseText(compareLead(comparison, words)) },
    ...(note === null ? [] : [paragraph(compareNote(note, words))]),
    ...entryBlocks(comparison, words, links),
    ...differenceBlocks(comparison, words, links),
    ...useBlocks(comparison, words),
    ...seeAlsoBlocks(comparison, words, links),
  ];
}

/** `SMTP 252 and 500 compared` */
export function compareTitle({ first, second }: Comparison, words: Words): string {
  return words.say("compare.title", { first: first.code, second: second.code });
}

/** Both entries; one and the same entry in two classes is told once. */
function entryBlocks(
  { first, second }: Comparison,
  words: Words,
  links: ReferenceLinks,
): readonly Block[] {
  const heading = (text: Text): Block => ({ kind: "heading", level: 2, text, anchor: null });
  if (first.id === second.id) {
    const both = { ...first, code: first.id, classes: [...first.classes, ...second.classes] };
    return [heading(linkedCode(first.id, first.name, links)), ...codeBlocks(both, words, 3)];
  }
  const [one = [], other = []] = [first, second].map((code) => [
    heading(linkedCode(code.code, code.name, links)),
    ...codeBlocks(code, words, 3),
  ]);
  return [{ kind: "pair", first: one, second: other }];
}

function differenceBlocks(
  { first, second, differences, shared }: Comparison,
  words: Words,
  links: ReferenceLinks,
): readonly Block[] {
  const rows = differences.map((difference) => ({
    label: words.say(`reference.heading.${difference.kind}`),
    first: factTexts(difference.first, words, links),
    second: factTexts(difference.second, words, links),
  }));
  const same = shared.map((fact): Text => {
    const value = listWords(factTexts(fact, words, links).map(plainText), words);
    const label = words.say(`reference.heading.${fact.kind}`);
    return proseText(words.say("reference.fact", { label, value }));
  });
  return [
    ...section(words.say("compare.heading.differences"), 2, [
      ...(rows.length === 0
        ? []
        : [
            {
              kind: "compared",
              first: linkedCode(first.code, "", links),
              second: linkedCode(second.code, "", links),
              rows,
            } as const,
          ]),
      ...(same.length === 0
        ? []
        : [
            {
              kind: "facts",
              facts: [{ label: words.say("compare.heading.both"), items: same }],
            } as const,
          ]),
    ]),
  ];
}

/** When a server should answer which; of one entry there is one answer. */
function useBlocks({ first, second }: Comparison, words: Words): readonly Block[] {
  const facts = [first, second].map(({ code, use }) => ({ label: code, items: [proseText(use)] }));
  if (first.id === second.id) return [];
  return section(words.say("compare.heading.which"), 2, [{ kind: "facts", facts }]);
}

function seeAlsoBlocks(
  { seeAlso }: Comparison,
  words: Words,
  links: ReferenceLinks,
): readonly Block[] {
  const items = seeAlso.map(({ code, name }) => linkedCode(code, name, links));
  if (items.length === 0) return [];
  return section(words.say("reference.heading.seeAlso"), 2, [{ kind: "list", items }]);
}

function paragraph(text: string): Block {
  return { kind: "paragraph", style: "plain", text: proseText(text) };
}
