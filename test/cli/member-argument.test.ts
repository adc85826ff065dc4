import { expect, test } from "vitest";
import { memberArgument } from "../../src/cli/options/member-argument.js";
import { nearestName } from "../../src/text/nearest-name.js";

const members = ["RCPT", "MAIL", "end of DATA", "blocklist"];

test.each([
  [undefined, null],
  ["rcpt", "RCPT"],
  ["End of data", "end of DATA"],
])("%s is %s", (text, expected) => {
  expect(memberArgument("--command", text, members)).toBe(expected);
});

test.each([
  ["blocklst", members, "did you mean blocklist?"],
  ["RCTP", members, "did you mean RCPT?"],
  ["greylisting", members, "known are RCPT, MAIL, end of DATA, blocklist"],
  ["gmail", [], "the catalog names none"],
])("%s is refused", (text, known, words) => {
  expect(() => memberArgument("--command", text, known)).toThrow(words);
});

test.each([
  ["greylistng", "greylisting"],
  ["blacklist", "blocklist"],
  ["xyzzy", undefined],
])("%s is near %s", (typed, expected) => {
  expect(nearestName(typed, ["blocklist", "greylisting", "policy"])).toBe(expected);
});
