import { describe, expect, test } from "vitest";
import * as z from "zod";
import { writePath } from "../../src/document/document-path.js";
import { issueProblems, toldBy } from "../../src/document/issue-problems.js";
import { englishWords } from "../../src/locale/load-words.js";
import { sayPhrase } from "../../src/locale/phrase.js";

const advice = z.union(
  [z.string().regex(/^[a-z]+$/), z.strictObject({ steps: z.array(z.string()) })],
  toldBy("error.value.advice"),
);
const schema = z.strictObject({
  text: z.string().min(1).max(3).optional(),
  whole: z.int().min(2).max(5).optional(),
  number: z.number().positive().optional(),
  flag: z.boolean().optional(),
  list: z.array(z.string()).min(1).max(2).optional(),
  word: z.enum(["outbound", "inbound"]).optional(),
  version: z.literal(1).optional(),
  domain: z.string().regex(/\./, toldBy("error.value.domain")).optional(),
  other: z.string().regex(/x/).optional(),
  map: z.record(z.string().regex(/^x/, toldBy("error.value.id")), z.int()).optional(),
  advice: advice.optional(),
});

function told(value: unknown): readonly string[] {
  const { error } = schema.safeParse(value, { reportInput: true });
  return (error?.issues ?? []).flatMap((issue) =>
    issueProblems(issue).map(
      ({ path, what }) => `${writePath(path)}: ${sayPhrase(what, englishWords)}`,
    ),
  );
}

describe("what a schema does not take is said in our own words", () => {
  test.each([
    [[], ": expected keys with values, found a list"],
    [{ text: 7 }, "text: expected a text, found 7"],
    [{ text: "" }, "text: empty; give a text"],
    [{ text: "abcd" }, "text: too long; give at most 3 characters"],
    [{ whole: 1.5 }, "whole: expected a whole number, found 1.5"],
    [{ whole: 1 }, "whole: too low; give 2 or more"],
    [{ whole: 7 }, "whole: too high; give at most 5"],
    [{ whole: "x".repeat(99) }, `whole: expected a number, found "${"x".repeat(59)}…`],
    [{ number: 0 }, "number: too low; give 1 or more"],
    [{ number: null }, "number: expected a number, found nothing"],
    [{ flag: "yes" }, 'flag: expected true or false, found "yes"'],
    [{ list: {} }, "list: expected a list, found keys with values"],
    [{ list: [] }, "list: empty; give at least 1 entry"],
    [{ list: ["a", "b", "c"] }, "list: too many; give at most 2 entries"],
    [{ list: [true] }, "list[0]: expected a text, found true"],
    [{ word: "outbond" }, 'word: "outbond" is not known; did you mean outbound?'],
    [{ word: 7 }, "word: found 7; expected one of outbound, inbound"],
    [{ version: 2 }, "version: expected 1, found 2"],
    [{ domain: "x" }, "domain: expected a domain, such as mx.example.com"],
    [{ other: "y" }, "other: this value does not fit here"],
    [{ map: { "a/b": 1 } }, 'map["a/b"]: expected an id in lower case, such as our-relay'],
    [{ txt: "a" }, "txt: this key is not known here; correct it, or take it out"],
  ])("%j", (value, problem) => {
    expect(told(value)).toEqual([problem]);
  });

  test("of alternatives, the one that was meant is looked into", () => {
    expect(told({ advice: { steps: [7] } })).toEqual(["advice.steps[0]: expected a text, found 7"]);
    expect(told({ advice: {} })).toEqual(["advice.steps: missing; give a list"]);
    expect(told({ advice: 7 })).toEqual([
      "advice: expected the id of a shared advice, or an advice by direction (outbound, inbound, local)",
    ]);
  });
});
