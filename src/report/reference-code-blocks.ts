import { codeId } from "../codes/catalog-codes.js";
import type { Code } from "../codes/code.js";
import type { Words } from "../locale/words.js";
import { listWords } from "./list-words.js";
import type { Block, LabelledFact, Text } from "./reference-block.js";
import { proseText } from "./reference-block.js";
import { definitionText } from "./reference-facts.js";
import type { ReferenceLinks } from "./reference-links.js";
import { className } from "./reference-words.js";

/**
 * What stands on every page about a code: classes and standing, then `facts` where there are any,
 * meaning, when, fix, texts, source.
 */
export function codeBlocks(
  code: Code,
  words: Words,
  level: 2 | 3,
  facts: readonly LabelledFact[] = [],
): readonly Block[] {
  return [
    {
      kind: "flow",
      items: [
        ...code.classes.map((digit) => proseText(className(code.kind, digit, words))),
        proseText(words.say(`code.status.${code.standing}`)),
      ],
    },
    ...unusualBlocks(code, words),
    ...(facts.length === 0 ? [] : [{ kind: "facts", facts } as const]),
    ...section(words.say("reference.heading.meaning"), level, [paragraph(code.meaning)]),
    ...section(words.say("reference.heading.when"), level, [paragraph(code.when)]),
    ...section(words.say("reference.heading.fix"), level, [
      ...code.fix.map(({ role, steps }): Block => {
        return { kind: "steps", label: words.say(`role.${role}`), steps };
      }),
    ]),
    ...section(
      words.say("reference.heading.texts"),
      level,
      code.texts.length === 0 ? [] : [{ kind: "quotes", texts: code.texts }],
    ),
    ...section(
      words.say("reference.heading.definedIn"),
      level,
      code.definedIn.length === 0
        ? []
        : [{ kind: "flow", items: code.definedIn.map((one) => definitionText(one, words)) }],
    ),
  ];
}

/** A heading with its blocks; nothing where there are none. */
export function section(heading: string, level: 2 | 3, blocks: readonly Block[]): readonly Block[] {
  if (blocks.length === 0) return [];
  return [{ kind: "heading", level, text: proseText(heading), anchor: null }, ...blocks];
}

/** A code in running text with its page, where there is one. */
export function linkedCode(code: string, name: string, links: ReferenceLinks): Text {
  const text: Text = [{ kind: "code", text: code, href: links.code(codeId(code)) }];
  return name === "" ? text : [...text, { kind: "prose", text: ` ${name}` }];
}

function paragraph(text: string): Block {
  return { kind: "paragraph", style: "plain", text: proseText(text) };
}

function unusualBlocks(code: Code, words: Words): readonly Block[] {
  if (code.usual.includes(code.code) || code.code === code.id) return [];
  const text = words.say("explain.unusualClass", { codes: listWords(code.usual, words) });
  return [{ kind: "paragraph", style: "faint", text: proseText(text) }];
}
