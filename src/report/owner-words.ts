import type { Words } from "../locale/words.js";
import type { Owner } from "../model/classification.js";
import type { Direction } from "../model/direction.js";
import type { Style } from "./colors.js";

/**
 * Whether the administrator of the server whose log it is can act himself. Outbound, the sending
 * side is ours; inbound, it is theirs and the recipient is ours; in a local delivery both are ours.
 */
const isOurs: Readonly<Record<Direction, readonly Owner[]>> = {
  outbound: ["sender-admin"],
  inbound: ["recipient-admin"],
  local: ["sender-admin", "recipient-admin"],
};

/** Who can act, in a few words for the right edge of the screen. */
export function ownerWords(owner: Owner, direction: Direction, words: Words): string {
  return words.say(`owner.${direction}.${owner}`);
}

/** What the reader can do himself stands out; what needs nobody stands back. */
export function ownerStyle(owner: Owner, direction: Direction): Style {
  if (owner === "wait") return "faint";
  return isOurs[direction].includes(owner) ? "accent" : "caution";
}
