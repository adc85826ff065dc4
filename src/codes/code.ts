import type { EnhancedStatusCodeEntry, ReplyCodeEntry } from "../catalog/schema.js";
import type { Cause, Owner } from "../model/classification.js";
import type { EnhancedCodeStatus, ReplyCodeStatus } from "../model/code-status.js";
import { type FixRole, fixRoles } from "../model/fix-role.js";
import { type ClassDigit, classDigitOf } from "./code-class.js";
import { type DefinedIn, definitionsOf } from "./defined-in.js";

/** `reply`: three digits in front of a reply; `enhanced`: class.subject.detail, behind them. */
export const codeKinds = ["reply", "enhanced"] as const;

export type CodeKind = (typeof codeKinds)[number];

/** What somebody can do in a role. */
export interface FixFor {
  readonly role: FixRole;
  readonly steps: readonly string[];
}

/** An entry of either kind of code, in one shape. */
export interface Code {
  readonly kind: CodeKind;
  /** As the reader names it: `550`, `5.7.1`; `X.7.1` where no class is meant. */
  readonly code: string;
  /** Key of its entry: `550`, `X.7.1`. */
  readonly id: string;
  /** The class that is meant; of an enhanced code without one, all that it is used with. */
  readonly classes: readonly ClassDigit[];
  /** Codes of this entry as they are usually seen: `4.7.1` and `5.7.1`. */
  readonly usual: readonly string[];
  readonly name: string;
  readonly standing: ReplyCodeStatus | EnhancedCodeStatus;
  readonly meaning: string;
  readonly when: string;
  readonly use: string;
  readonly action: string;
  readonly retry: string;
  /** Who acts first; null where nothing failed. */
  readonly owner: Owner | null;
  readonly fix: readonly FixFor[];
  readonly texts: readonly string[];
  /** Commands that it answers; null for an enhanced code, which goes with its reply code. */
  readonly commands: readonly string[] | null;
  /** Codes of the other kind that usually come with it. */
  readonly companions: readonly string[];
  readonly causes: readonly Cause[];
  /** Keys of other entries. */
  readonly seeAlso: readonly string[];
  readonly definedIn: readonly DefinedIn[];
}

/** The entry of a reply code as a code. */
export function replyCode(entry: ReplyCodeEntry): Code {
  const code = String(entry.code);
  const digit = classDigitOf(code);
  return {
    ...sharedFields(entry),
    kind: "reply",
    code,
    id: code,
    classes: digit === undefined ? [] : [digit],
    usual: [code],
    name: entry.name,
    owner: entry.owner,
    commands: entry.commands,
    companions: entry.enhanced,
    causes: entry.causes,
    definedIn: definitionsOf(entry.references, entry.source),
  };
}

/** The entry of an enhanced status code as a code: of one class, or of all that it is used with. */
export function enhancedCode(entry: EnhancedStatusCodeEntry, digit: ClassDigit | null): Code {
  const code = digit === null ? entry.code : entry.code.replace("X", digit);
  const isSuccess = digit === "2";
  const isRegistered = entry.status !== "unregistered";
  return {
    ...sharedFields(entry),
    kind: "enhanced",
    code,
    id: entry.code,
    classes: digit === null ? entry.classes : [digit],
    usual: entry.classes.map((known) => entry.code.replace("X", known)),
    name: entry.title,
    owner: isSuccess ? null : entry.owner,
    texts: textsOfClass(entry.texts, digit),
    commands: null,
    companions: entry.basicCodes.map(String).filter((basic) => {
      return digit === null || basic.startsWith(digit);
    }),
    causes: isSuccess ? [] : entry.causes,
    definedIn: definitionsOf(isRegistered ? entry.reference : null, entry.source),
  };
}

/** Texts that come with a class; all of them where none does. */
function textsOfClass(texts: readonly string[], digit: ClassDigit | null): readonly string[] {
  const ofClass = texts.filter((text) => digit !== null && text.startsWith(digit));
  return ofClass.length === 0 ? texts : ofClass;
}

function sharedFields(entry: ReplyCodeEntry | EnhancedStatusCodeEntry) {
  const { status: standing, meaning, when, use, action, retry, texts, seeAlso, fix } = entry;
  return {
    ...{ standing, meaning, when, use, action, retry, texts, seeAlso },
    fix: fixRoles.flatMap((role): FixFor[] => {
      const steps = fix[role];
      return steps === undefined ? [] : [{ role, steps }];
    }),
  };
}
