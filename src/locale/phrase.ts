import type { WordKey, Words } from "./words.js";

/** A message that is not said yet: the one who throws or notes it does not know the language. */
export interface Phrase {
  readonly key: WordKey;
  readonly values?: PhraseValues;
}

/** What stands in the place of a message's arguments; a phrase is said in the same language. */
export type PhraseValues = Readonly<Record<string, string | number | Phrase>>;

/** Says a phrase, and those within it. */
export function sayPhrase({ key, values = {} }: Phrase, words: Pick<Words, "say">): string {
  const said = Object.entries(values).map(([name, value]) => [
    name,
    typeof value === "object" ? sayPhrase(value, words) : value,
  ]);
  return words.say(key, Object.fromEntries(said));
}
