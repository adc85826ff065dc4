import type { WordKey, Words } from "../locale/words.js";

/** First digits of reply codes (RFC 5321 section 4.2.1). */
const replyClasses = ["2", "3", "4", "5"] as const;

/** Second digits of reply codes (RFC 5321 section 4.2.1). */
const replyCategories = ["0", "1", "2", "3", "4", "5"] as const;

/** Classes of enhanced status codes (RFC 3463 section 3.1). */
const enhancedClasses = ["2", "4", "5"] as const;

/** Subjects of enhanced status codes (RFC 3463 section 3). */
const enhancedSubjects = ["0", "1", "2", "3", "4", "5", "6", "7"] as const;

/** `5xx Permanent Negative Completion`; null outside of RFC 5321's classes. */
export function describeReplyClass(code: string | number, words: Words): string | null {
  const digit = memberOf(replyClasses, `${code}`.slice(0, 1));
  return digit === undefined ? null : words.say(`code.class.${digit}`);
}

/** What each digit of a reply code says. */
export function describeReplyDigits(code: string, words: Words): string[] {
  const [first = "", second = "", third = ""] = code;
  const known = memberOf(replyClasses, first);
  const category = memberOf(replyCategories, second);
  return [
    say(words, known && `code.classMeans.${known}`, "code.class.other", first),
    say(words, category && `code.category.${category}`, "code.category.other", second),
    words.say("code.lastDigit", { digit: third }),
  ];
}

/** What class and subject of an enhanced status code say whose detail the catalog does not know. */
export function describeEnhancedDigits(code: string, words: Words): string[] {
  const detail = code.split(".")[2] ?? "";
  return [...describeEnhancedClass(code, words), words.say("code.detail.other", { digit: detail })];
}

/** `5.x.x Permanent Failure` and `x.7.x Security or Policy Status`. */
export function describeEnhancedClass(code: string, words: Words): string[] {
  const [first = "", second = ""] = code.split(".");
  const known = memberOf(enhancedClasses, first);
  const subject = memberOf(enhancedSubjects, second);
  return [
    say(words, known && `code.enhancedClass.${known}`, "code.enhancedClass.other", first),
    say(words, subject && `code.subject.${subject}`, "code.subject.other", second),
  ];
}

function say(words: Words, key: WordKey | undefined, other: WordKey, digit: string): string {
  return key === undefined ? words.say(other, { digit }) : words.say(key);
}

function memberOf<Member extends string>(
  members: readonly Member[],
  text: string,
): Member | undefined {
  return members.find((member) => member === text);
}
