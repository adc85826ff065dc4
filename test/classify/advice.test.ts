import { expect, test } from "vitest";
import { adviceFor } from "../../src/classify/advice.js";
import { catalog } from "./catalog.js";

test.each([
  ["the cause's", "network", null, "outbound", "network outbound", "sender-admin"],
  ["by a code: the cause's", "network", "enhanced:X.4.1", "inbound", "network inbound", "author"],
  ["the rule's over the cause's", "reputation", "spam.any", "outbound", "Spam", "list-owner"],
  ["another direction", "reputation", "spam.any", "local", "reputation local", "recipient-admin"],
] as const)("%s", (_name, cause, rule, direction, headline, owner) => {
  const advice = adviceFor(catalog, { cause, rule }, direction);
  expect(advice).toEqual({
    headline,
    owner,
    summary: `Mend ${cause}.`,
    steps: [`Look at ${cause}.`],
    links: [],
  });
});

test("a catalog without rules serves verdicts on bare codes", () => {
  const { rules: _, ...codes } = catalog;
  const verdict = { cause: "network", rule: "enhanced:X.4.1" } as const;
  expect(adviceFor(codes, verdict, "outbound").headline).toBe("network outbound");
});
