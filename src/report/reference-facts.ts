import type { DefinedIn } from "../codes/defined-in.js";
import type { Fact, NamedCause } from "../compare/comparison.js";
import type { Words } from "../locale/words.js";
import type { Inline, Text } from "./reference-block.js";
import { proseText } from "./reference-block.js";
import type { ReferenceLinks } from "./reference-links.js";
import { actorWords, className, commandWords, subjectName } from "./reference-words.js";

/** A fact in words, item by item. */
export function factTexts(fact: Fact, words: Words, links: ReferenceLinks): readonly Text[] {
  switch (fact.kind) {
    case "class":
      return [proseText(className(fact.codeKind, fact.digit, words))];
    case "subject":
      return [proseText(subjectName(fact.subject, words))];
    case "owner":
      return [proseText(actorWords(fact.owner, words))];
    case "retry":
    case "action":
      return [proseText(fact.text)];
    case "commands":
      return fact.commands.map((command) => proseText(commandWords(command, words)));
    case "causes":
      return fact.causes.map((cause) => causeText(cause, links));
    case "standing":
      return [proseText(words.say(`code.status.${fact.standing}`))];
    default:
      return fact satisfies never;
  }
}

/** A cause by its title. */
export function causeText({ id, title }: NamedCause, links: ReferenceLinks): Text {
  const href = links.cause(id);
  return href === null ? proseText(title) : [{ kind: "link", text: title, href }];
}

/** `RFC 5321 section 4.2.3`, with its address. */
export function definitionText({ document, section, href }: DefinedIn, words: Words): Text {
  const text = section === null ? document : words.say("code.section", { document, section });
  return href === null ? proseText(text) : [{ kind: "link", text, href }];
}

/** Running text without what only some formats can show. */
export function plainText(text: Text): string {
  return text.map((inline: Inline) => inline.text).join("");
}
