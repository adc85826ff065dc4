import { describe, expect, test } from "vitest";
import { lintPattern, maxWays } from "../../src/catalog/lint-pattern.js";
import { inEnglish } from "./in-english.js";

const lint = (pattern: string, literals: readonly string[]) =>
  lintPattern(pattern, literals).map(inEnglish);

describe("sound patterns", () => {
  test.each([
    ["mailbox is full", ["mailbox is full"]],
    ["^over quota$", ["over quota"]],
    ["(?:mailbox|user).{0,80}full", ["mailbox", "user"]],
    ["over[- ]?quota", ["overquota", "over-quota", "over quota"]],
    ["over[-_ ]quota", ["quota"]],
    ["SPF\\s(?:fail|soft)", ["spf fail", "spf soft"]],
    ["\\b(?:no|unknown) such user\\b", ["such user"]],
    ["code \\d{3} refused", ["code "]],
    ["(?:ab){2}c", ["abab"]],
    ["full(?! house)", ["full"]],
    ["(?:blocked|banned|refused)(?: for| by)? spamhaus", ["spamhaus"]],
  ])("%s with %j", (pattern, literals) => {
    expect(lint(pattern, literals)).toEqual([]);
  });
});

describe("a literal is required in every match", () => {
  test.each([
    ["mailbox (?:is full)?", ["is full"], "mailbox "],
    ["mailbox|user", ["mailbox"], "user"],
    ["over.{0,10}quota", ["over quota"], "overquota"],
    ["over[^x]quota", ["over quota"], "overoquota"],
    ["abc{1,3}d", ["abccd"], "abcd"],
    ["(?=full)mailbox", ["full"], "mailbox"],
    ["K{3}", ["xkkk"], "kkk"],
  ])("%s with %j", (pattern, literals, text) => {
    expect(lint(pattern, literals)).toEqual([
      `can match "${text}", which holds none of the literals; add one for it`,
    ]);
  });
});

describe("ways through a text", () => {
  test.each([
    ["mailbox.{0,99}is.{0,99}full", 10_000],
    ["mailbox.{0,99}is.{0,99}full?", 20_000],
    ["mailbox(?:a|a){0,13}", 16_383],
    ["mailbox(?:a|b){0,13}", 14],
    ["mailbox(?:\\w|a){13}(?:x|.){1}", 16_384],
    ["mailbox(?:a{0,9}){0,4}", 11_111],
    ["mailbox(?!.{0,99}a.{0,101}b)", 10_200],
  ])("%s: %d", (pattern, ways) => {
    const allowed = ways <= maxWays;
    expect(lint(pattern, ["mailbox"])).toEqual(
      allowed
        ? []
        : [
            `can be tried in ${ways} ways, 10000 are allowed; shorten gaps such as .{0,200}, or split the rule`,
          ],
    );
  });
});

describe("refused at every depth", () => {
  test.each(["mailbox(?:a(?:b+))", "mailbox(?=a*)", "mailbox(a*)", "mailbox(?:a*){0,2}"])(
    "%s",
    (pattern) => {
      expect(lint(pattern, ["mailbox"]).join()).toMatch(/^unbounded repetition [*+] at/);
    },
  );
});
