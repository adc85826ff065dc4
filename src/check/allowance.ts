import type { Phrase } from "../locale/phrase.js";
import { nearestName } from "../text/nearest-name.js";
import type { SettingSource } from "./check-result.js";
import {
  type Condition,
  type Conditioned,
  conditionNames,
  meets,
  parseCondition,
  writeCondition,
} from "./condition.js";
import { matchesGlob } from "./glob.js";
import type { KnownNames, Parsed } from "./parsed.js";

/** Failures that are expected: those that meet all conditions, up to and with a day. */
export interface Allowance {
  readonly conditions: readonly Condition[];
  /** Pattern of addresses; null: any recipient, or none. */
  readonly recipient: string | null;
  readonly reason: string | null;
  /** `2026-12-31`; null: for ever. */
  readonly until: string | null;
}

/** An allowance, and where it was set. */
export interface SetAllowance {
  readonly allowance: Allowance;
  readonly source: SettingSource;
}

/**
 * Understands `code:550 recipient:*@test.example until=2026-12-31 reason=known until the move`. The
 * reason goes on to the end; `until=` behind it is refused, so that no allowance lasts for ever unseen.
 */
export function parseAllowance(text: string, known: KnownNames): Parsed<Allowance> {
  const [given = "", reason] = splitReason(text);
  const conditions: Condition[] = [];
  let recipient: string | null = null;
  let until: string | null = null;
  for (const word of given.split(/\s+/).filter((one) => one !== "")) {
    if (word.startsWith("recipient:")) {
      if (recipient !== null) return { problem: { key: "error.check.recipientTwice" } };
      recipient = word.slice("recipient:".length);
    } else if (word.startsWith("until=")) {
      until = word.slice("until=".length);
    } else {
      const condition = parseCondition(word, known);
      if (condition.problem !== undefined) return condition;
      if (condition.value === null) return { problem: unknownWord(word) };
      conditions.push(condition.value);
    }
  }
  // Words that begin so are a part of the reason only where the day was given before.
  if (until === null && /(?:^|\s)until=/.test(reason ?? "")) {
    return { problem: { key: "error.check.untilInReason" } };
  }
  return checkAllowance({ conditions, recipient, reason, until });
}

/** Whether what was understood makes sense. */
export function checkAllowance(allowance: Allowance): Parsed<Allowance> {
  const { conditions, recipient, until } = allowance;
  if (recipient === "") return { problem: { key: "error.check.emptyRecipient" } };
  if (until !== null && dayEndMs(until) === undefined) {
    return { problem: { key: "error.check.wrongDay", values: { day: JSON.stringify(until) } } };
  }
  if (conditions.length === 0 && recipient === null) {
    return { problem: { key: "error.check.allowsAll" } };
  }
  return { value: allowance };
}

function splitReason(text: string): [string, string | null] {
  const match = /(?:^|\s)reason=/.exec(text);
  if (match === null) return [text, null];
  const reason = text.slice(match.index + match[0].length).trim();
  return [text.slice(0, match.index), reason === "" ? null : reason];
}

function unknownWord(word: string): Phrase {
  const value = JSON.stringify(word);
  const names = [...conditionNames.map((name) => `${name}:`), "recipient:", "until=", "reason="];
  const typed = /^[^:=]*[:=]?/.exec(word)?.[0] ?? word;
  const near = nearestName(typed, [...names, "4xx", "5xx"]);
  return near === undefined
    ? { key: "error.check.unknownAllowance", values: { value } }
    : { key: "error.check.unknownAllowanceNear", values: { value, near } };
}

/** The conditions in their one form. */
export function writeAllowance({ conditions, recipient }: Allowance): string {
  return [
    ...conditions.map(writeCondition),
    ...(recipient === null ? [] : [`recipient:${recipient}`]),
  ].join(" ");
}

const dayMs = 86_400_000;

/** The first moment, as wall-clock time, that is after a day; undefined where there is no such day. */
export function dayEndMs(day: string): number | undefined {
  const parts = /^(\d{4})-(\d\d)-(\d\d)$/.exec(day);
  if (parts === null) return undefined;
  const startMs = Date.UTC(Number(parts[1]), Number(parts[2]) - 1, Number(parts[3]));
  // An impossible day is carried over into the next month.
  return new Date(startMs).toISOString().startsWith(day) ? startMs + dayMs : undefined;
}

/** Allowances of one run, ready to be asked. */
export class Allowances {
  readonly list: readonly SetAllowance[];
  readonly #endsMs: readonly number[];

  /** `offset` is that of the zone that days begin in (`createZoneOffset`). */
  constructor(list: readonly SetAllowance[], offset: (localMs: number) => number) {
    this.list = list;
    this.#endsMs = list.map(({ allowance: { until } }) => {
      const endMs = until === null ? undefined : dayEndMs(until);
      return endMs === undefined ? Number.POSITIVE_INFINITY : endMs - offset(endMs);
    });
  }

  /** The first allowance that covers an attempt; -1: none. */
  find(one: Conditioned & { readonly recipient: string | null; readonly timeMs: number }): number {
    return this.list.findIndex(
      ({ allowance: { conditions, recipient } }, index) =>
        one.timeMs < (this.#endsMs[index] ?? 0) &&
        conditions.every((condition) => meets(condition, one)) &&
        (recipient === null || (one.recipient !== null && matchesGlob(recipient, one.recipient))),
    );
  }

  /** Whether a log that goes on to then goes on after the allowance's last day. */
  isExpired(index: number, lastMs: number): boolean {
    return lastMs >= (this.#endsMs[index] ?? 0);
  }
}
