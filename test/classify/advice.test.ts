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

test("a shared advice names the provider of the rule, and its pages", () => {
  const verdict = { cause: "blocklist", rule: "list.listed" } as const;
  expect(adviceFor(catalog, verdict, "outbound")).toEqual({
    headline: "On the list The list",
    owner: "sender-admin",
    summary: "Mend blocklist.",
    steps: ["Look {relayIp} up: https://example.org/lookup"],
    links: ["https://example.org/lookup"],
  });
  expect(adviceFor(catalog, verdict, "inbound").headline).toBe("blocklist inbound");
});

test("a rule's own links are about what others answer us", () => {
  const verdict = { cause: "rate-limit", rule: "example.rate" } as const;
  expect(adviceFor(catalog, verdict, "outbound").links).toEqual(["https://example.com/rates"]);
  expect(adviceFor(catalog, verdict, "inbound").links).toEqual([]);
});
