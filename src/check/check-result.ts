import type { Cause } from "../model/classification.js";
import type { LineReference } from "../model/delivery-attempt.js";
import type { Direction } from "../model/direction.js";
import type { Disposition } from "../model/disposition.js";
import type { FinalState } from "../model/final-state.js";
import type { Fix } from "../model/fix.js";

/** Whether a log is within its budgets: exit codes 0, 1 and 2. */
export const checkVerdicts = ["passed", "failed", "unjudged"] as const;

export type CheckVerdict = (typeof checkVerdicts)[number];

/** Why a log cannot be judged; reporters say it in words. */
export type UnjudgedReason =
  /** No line tells of mail: of the whole log, or of the times that were asked for. */
  | { readonly kind: "no-events"; readonly lines: number; readonly isTimeLimited: boolean }
  /** More lines than `max unparsed` were not understood; `of`: those of the mail server. */
  | {
      readonly kind: "unparsed";
      readonly unparsed: number;
      readonly of: number;
      /** The budget that is crossed, such as `max unparsed=1%`. */
      readonly spec: string;
    }
  /**
   * A file could not be opened, read to its end, or is no mail log. The message is one sentence, in
   * English where a program reads the result.
   */
  | { readonly kind: "input"; readonly message: string };

/** What a budget counts. `recipients`: messages per recipient, by their final outcome. */
export const budgetUnits = ["recipients", "attempts", "findings", "lines"] as const;

export type BudgetUnit = (typeof budgetUnits)[number];

/**
 * What a share is taken of. `recipients`: every recipient that the log decides on or that waits;
 * `accepted-recipients`: the same without mail that we refused before it was queued; `attempts`: all
 * delivery attempts; `lines`: the lines of the mail server.
 */
export const shareBases = ["recipients", "accepted-recipients", "attempts", "lines"] as const;

export type ShareBase = (typeof shareBases)[number];

/** Where a setting comes from; an option overrides the file, and that the defaults. */
export const settingSources = ["default", "config", "option"] as const;

export type SettingSource = (typeof settingSources)[number];

/** How a budget was kept. */
export interface BudgetResult {
  /** In its one canonical form: `max bounced=0`, `max rate:deferred=2%`, `min delivered=1`. */
  readonly spec: string;
  readonly kind: "max" | "min";
  /** Without `rate:` and limit: `bounced`, `5xx`, `code:550`, `attempts:cause:policy`, `new`. */
  readonly subject: string;
  readonly unit: BudgetUnit;
  readonly isShare: boolean;
  /** Percent where `isShare`, else a count; so is `actual`. */
  readonly limit: number;
  /** Percent is rounded to four decimals; the comparison is exact. */
  readonly actual: number;
  /** What was counted, outside of allowances and baseline. */
  readonly count: number;
  /** What the share is of; null where `isShare` is false. */
  readonly of: { readonly count: number; readonly what: ShareBase } | null;
  readonly isCrossed: boolean;
  /** Ids of the findings that count towards it, where it is crossed; in the order of `findings`. */
  readonly findings: readonly string[];
  readonly source: SettingSource;
}

/**
 * How a finding stands. `counted`: no baseline is used; `new` and `worse` as compared with it;
 * `known`: within it; `allowed`: allowances cover all of it.
 */
export const findingStatuses = ["new", "worse", "counted", "known", "allowed"] as const;

export type FindingStatus = (typeof findingStatuses)[number];

/** `error`: crosses a budget; `warning`: mail did not arrive, within the budgets; else `note`. */
export const findingLevels = ["error", "warning", "note"] as const;

export type FindingLevel = (typeof findingLevels)[number];

/** A line of the log as evidence: its words, redacted where that was asked for. */
export interface FindingExample {
  readonly text: string;
  readonly at: LineReference;
}

/** Attempts that failed alike: one direction, cause, provider and pair of codes. */
export interface Finding {
  /**
   * Stable from run to run: `direction/cause/provider/code/enhanced`, `-` for what is not known, as
   * in `outbound/mailbox-unknown/-/550/5.1.1`. A server that passes on the words of another provider
   * is named first: `outbound/blocklist/microsoft365+spamhaus/550/5.7.1`. Beyond some thousands of them in one log, those that
   * come last are joined: `outbound/mailbox-unknown/-/550/-`, then `outbound/mailbox-unknown/-/5xx/-`.
   */
  readonly id: string;
  readonly level: FindingLevel;
  readonly status: FindingStatus;
  readonly direction: Direction;
  readonly cause: Cause;
  /** Id of the provider whose words the reply is. */
  readonly provider: string | null;
  readonly providerName: string | null;
  /** The problem in one line of plain words. */
  readonly headline: string;
  readonly code: number | null;
  readonly enhanced: string | null;
  /** Failed attempts that no allowance covers. */
  readonly attempts: number;
  /**
   * What became of the messages per recipient after their last failure of this kind, where no
   * allowance covers it. A reject that names no recipient counts as one.
   */
  readonly recipients: Readonly<Record<FinalState, number>>;
  /** What allowances cover. */
  readonly allowed: { readonly attempts: number; readonly recipients: number };
  /** Recipients without their mail that the baseline accepts; null where it has no such entry. */
  readonly accepted: number | null;
  /** Specs of the crossed budgets that it counts towards. */
  readonly crosses: readonly string[];
  /** At most three, earliest first. */
  readonly examples: readonly FindingExample[];
  /** Attempts beyond the examples. */
  readonly more: number;
  readonly fix: Fix;
}

/** What an allowance covered. */
export interface AllowanceResult {
  /** Its conditions in their canonical form: `code:550 recipient:*@test.example`. */
  readonly spec: string;
  readonly reason: string | null;
  /** Last day that it holds for, `2026-12-31`; null: for ever. */
  readonly until: string | null;
  /** The log goes on after that day: later lines are not covered. */
  readonly isExpired: boolean;
  readonly attempts: number;
  readonly recipients: number;
  readonly source: SettingSource;
}

/** How the findings stand to the baseline. */
export interface BaselineResult {
  readonly file: string;
  /** Numbers of findings. */
  readonly known: number;
  readonly new: number;
  readonly worse: number;
  /** Ids of entries that nothing in the log needs any longer; none where it could not be judged. */
  readonly obsolete: readonly string[];
}

/** What `mailwhy check` finds; every format renders it. */
export interface CheckResult {
  readonly schemaVersion: 1;
  /** Program and version. */
  readonly generatedBy: string;
  readonly verdict: CheckVerdict;
  /** Empty unless the verdict is `unjudged`. */
  readonly unjudged: readonly UnjudgedReason[];
  /** ISO 8601 UTC of the first and last log event; null for a log without any. */
  readonly range: { readonly from: string | null; readonly to: string | null };
  /** As `input` of a report. */
  readonly input: {
    readonly files: readonly string[];
    readonly bytes: number;
    readonly lines: number;
    readonly events: number;
    readonly ignored: number;
    /** Lines of other programs; a part of `ignored`. */
    readonly foreign: number;
    readonly unparsed: number;
    readonly oversized: number;
    readonly evicted: number;
  };
  /** Messages per recipient by final state; a reject that names no recipient counts as one. */
  readonly recipients: Readonly<Record<FinalState, number>>;
  readonly attempts: Readonly<Record<Disposition, number>>;
  /** Crossed ones first, then in the order given. */
  readonly budgets: readonly BudgetResult[];
  /** Those that cross a budget first, then by recipients hurt; known and allowed ones last. */
  readonly findings: readonly Finding[];
  readonly allowances: readonly AllowanceResult[];
  /** Null where none is used. */
  readonly baseline: BaselineResult | null;
}
