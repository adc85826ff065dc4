import { expect, test } from "vitest";
import { nearestName } from "../../src/index.js";

const names = ["gmail", "cox", "bounced", "delivered", "4xx", "rcpt"];

test.each([
  ["gmial", "gmail"],
  ["RCTP", "rcpt"],
  ["bouncd", "bounced"],
  ["Deliverd", "delivered"],
  ["4x", undefined],
  ["foo", undefined],
  ["x", undefined],
  ["mailbox", undefined],
])("%s was meant for %s", (typed, name) => {
  expect(nearestName(typed, names)).toBe(name);
});
