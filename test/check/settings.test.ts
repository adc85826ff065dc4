import { describe, expect, test } from "vitest";
import { writeAllowance } from "../../src/check/allowance.js";
import { writeBudget } from "../../src/check/budget.js";
import { matchesGlob } from "../../src/check/glob.js";
import { parseAllowance, parseBudget } from "../../src/index.js";
import { englishWords } from "../../src/locale/load-words.js";
import { sayPhrase } from "../../src/locale/phrase.js";
import { knownNames, understood } from "./check-log.js";

describe("budgets", () => {
  test.each([
    ["bounced=0", "bounced=0"],
    [" bounced = 10 ", "bounced=10"],
    ["rate:deferred=2%", "rate:deferred=2%"],
    ["deferred=2 %", "rate:deferred=2%"],
    ["attempts:rate:bounced=0.25%", "rate:attempts:bounced=0.25%"],
    ["5XX=0", "5xx=0"],
    ["code:5.7.1=3", "code:5.7.1=3"],
    ["cause:Policy=0", "cause:policy=0"],
    ["attempts:provider:gmail=0", "attempts:provider:gmail=0"],
    ["unparsed=1%", "unparsed=1%"],
    ["new=0", "new=0"],
    ["bounced=100%", "rate:bounced=100%"],
  ])("%s is %s", (text, written) => {
    const budget = understood(parseBudget("max", text, knownNames));
    expect(writeBudget(budget)).toBe(written);
    expect(parseBudget("max", written, knownNames).value).toEqual(budget);
  });

  test.each([
    ["max", "bounced", "a budget is SUBJECT=LIMIT, as in bounced=0"],
    ["max", "bouncd=0", `"bouncd" is nothing that a budget can count; did you mean bounced?`],
    ["max", "boun=0", `"boun" is nothing that a budget can count; did you mean bounced?`],
    ["max", "6xx=0", `"6xx" is nothing that a budget can count; did you mean 4xx?`],
    ["max", "provider:gmial=0", `"gmial" is not known; did you mean gmail?`],
    ["max", "code:99=0", `"99" is no code: give a reply code (550) or an enhanced`],
    ["max", "bounced=-1", `the limit "-1" is neither a whole number from 0 nor a share`],
    ["max", "bounced=101%", `the limit "101%" is neither a whole number from 0 nor a share`],
    ["max", "rate:deferred=2", "rate: takes a share, as in rate:deferred=2%"],
    ["max", "attempts:new=0", "new does not count attempts: leave attempts: out"],
    ["max", "new=1%", "new counts problems: give a whole number"],
    ["min", "unparsed=1%", "unparsed can only have a max"],
    ["max", "=0", `"" is nothing that a budget can count`],
  ] as const)("%s %s is refused", (kind, text, message) => {
    const { problem } = parseBudget(kind, text, knownNames);
    expect(problem && sayPhrase(problem, englishWords)).toContain(message);
  });
});

describe("allowances", () => {
  test.each([
    ["code:550", "code:550", null, null],
    [
      "5xx   recipient:*@Test.example until=2026-12-31 reason=the mailbox is gone: see until=x",
      "5xx recipient:*@Test.example",
      "2026-12-31",
      "the mailbox is gone: see until=x",
    ],
    ["reason= recipient:a", "", null, "recipient:a"],
  ])("%s", (text, written, until, reason) => {
    const parsed = parseAllowance(text, knownNames);
    if (written === "") {
      expect(parsed.problem?.key).toBe("error.check.allowsAll");
      return;
    }
    const allowance = understood(parsed);
    expect(allowance).toMatchObject({ until, reason });
    expect(writeAllowance(allowance)).toBe(written);
  });

  test.each([
    ["", "an allowance needs a condition"],
    ["until=2026-12-31", "an allowance needs a condition"],
    ["cod:550", `"cod:550" is no condition; did you mean code:?`],
    ["code:550 untl=2026-12-31", `"untl=2026-12-31" is no condition; did you mean until=?`],
    ["code:550 until=2026-02-30", `until "2026-02-30" is no day`],
    ["code:550 until=tomorrow", `until "tomorrow" is no day`],
    ["recipient:", "recipient: needs a pattern"],
    ["recipient:a@b.example recipient:c@d.example", "recipient: stands here twice"],
    ["bounced", `"bounced" is no condition`],
    ["code:550 reason=known until=2026-12-31", "until= stands behind reason="],
    ["code:550 reason=until=2026-12-31", "until= stands behind reason="],
  ])("%s is refused", (text, message) => {
    const { problem } = parseAllowance(text, knownNames);
    expect(problem && sayPhrase(problem, englishWords)).toContain(message);
  });
});

describe("patterns", () => {
  test.each([
    ["*@test.example", "Ann@TEST.example", true],
    ["*@test.example", "ann@test.example.net", false],
    ["a?n@*", "ann@x.example", true],
    ["a?n@*", "an@x.example", false],
    ["*", "", true],
    ["", "", true],
    ["?", "", false],
    ["a.n@x", "axn@x", false],
    ["*a*b*c*", "xxaxxbxxcxx", true],
    ["*a*b*c*", "xxaxxcxxbxx", false],
    ["*b", "a*b", true],
  ])("%s and %s: %s", (pattern, text, is) => {
    expect(matchesGlob(pattern, text)).toBe(is);
  });

  test("no pattern takes long", () => {
    const start = process.hrtime.bigint();
    expect(matchesGlob(`${"*a".repeat(200)}*b`, "a".repeat(5000))).toBe(false);
    expect(Number(process.hrtime.bigint() - start) / 1e6).toBeLessThan(1000);
  });
});
