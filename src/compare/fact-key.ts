import type { Code } from "../codes/code.js";
import type { Fact } from "./comparison.js";

/** Reply codes and enhanced status codes have other words for the same standing. */
const standings = {
  standard: "in force",
  registered: "in force",
  obsolete: "past",
  deprecated: "past",
  experimental: "experimental",
  nonstandard: "field",
  unregistered: "field",
} as const satisfies Record<Code["standing"], string>;

/** Two facts of one kind that mean the same have the same key. */
export function factKey(fact: Fact): string {
  switch (fact.kind) {
    case "class":
      return fact.digit;
    case "subject":
      return fact.subject;
    case "owner":
      return fact.owner ?? "nobody";
    case "retry":
    case "action":
      return fact.text;
    case "commands":
      return fact.commands.toSorted().join(" ");
    case "causes":
      return fact.causes
        .map(({ id }) => id)
        .sort()
        .join(" ");
    case "standing":
      return standings[fact.standing];
    default:
      return fact satisfies never;
  }
}
