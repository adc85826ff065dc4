import type { Owner } from "../model/classification.js";
import type { Direction } from "../model/direction.js";
import type { Style } from "./colors.js";

/**
 * Who can act, said to the administrator of the server whose log it is. Outbound, the sending side
 * is ours; inbound, it is theirs and the recipient is ours; in a local delivery both are ours.
 */
const words: Readonly<Record<Direction, Readonly<Record<Owner, string>>>> = {
  outbound: {
    "sender-admin": "you can fix this",
    author: "the author must act",
    "list-owner": "clean the list",
    recipient: "the recipient must act",
    "recipient-admin": "their admin must act",
    wait: "wait: it retries",
  },
  inbound: {
    "sender-admin": "their admin must act",
    author: "the sender must act",
    "list-owner": "their list needs cleaning",
    recipient: "your user must act",
    "recipient-admin": "you can fix this",
    wait: "wait: they retry",
  },
  local: {
    "sender-admin": "you can fix this",
    author: "the author must act",
    "list-owner": "clean the list",
    recipient: "your user must act",
    "recipient-admin": "you can fix this",
    wait: "wait: it retries",
  },
};

/** Who can act, in a few words for the right edge of the screen. */
export function ownerWords(owner: Owner, direction: Direction): string {
  return words[direction][owner];
}

/** What the reader can do himself stands out; what needs nobody stands back. */
export function ownerStyle(owner: Owner, direction: Direction): Style {
  if (owner === "wait") return "faint";
  return words[direction][owner] === words.outbound["sender-admin"] ? "accent" : "caution";
}
