import type { Code, CodeKind } from "../codes/code.js";
import type { ClassDigit } from "../codes/code-class.js";
import type { Cause, Owner } from "../model/classification.js";

/** What two codes are compared by, in the order in which it is shown. */
export const factKinds = [
  "class",
  "subject",
  "owner",
  "retry",
  "commands",
  "action",
  "causes",
  "standing",
] as const;

export type FactKind = (typeof factKinds)[number];

/** One fact of a code, in a form that can be compared. */
export type Fact =
  | { readonly kind: "class"; readonly codeKind: CodeKind; readonly digit: ClassDigit }
  /** Second number of an enhanced status code. */
  | { readonly kind: "subject"; readonly subject: string }
  | { readonly kind: "owner"; readonly owner: Owner | null }
  | { readonly kind: "retry"; readonly text: string }
  | { readonly kind: "commands"; readonly commands: readonly string[] }
  | { readonly kind: "action"; readonly text: string }
  | { readonly kind: "causes"; readonly causes: readonly NamedCause[] }
  | { readonly kind: "standing"; readonly standing: Code["standing"] };

/** A cause with its title. */
export interface NamedCause {
  readonly id: Cause;
  readonly title: string;
}

/** Another code with its name. */
export interface NamedCode {
  readonly code: string;
  readonly name: string;
}

/** A fact in which the codes differ. */
export interface Difference {
  readonly kind: FactKind;
  readonly first: Fact;
  readonly second: Fact;
}

/** Classes of the two, the lower one first: what the difference comes down to. */
export type ClassPair =
  | "2-2"
  | "2-3"
  | "2-4"
  | "2-5"
  | "3-3"
  | "3-4"
  | "3-5"
  | "4-4"
  | "4-5"
  | "5-5";

/** What has to be said of two codes that are no plain alternatives. */
export type PairNote =
  /** The same entry in two classes. */
  | { readonly kind: "same-entry"; readonly code: string }
  /** Two numbers for one thing, as codes of the field often are. */
  | { readonly kind: "no-difference" }
  /** One of each kind: usually together, possibly together, never together. */
  | {
      readonly kind: "companions" | "same-class" | "other-class";
      readonly reply: string;
      readonly enhanced: string;
    };

/** Two codes side by side: all that a page shows of them. */
export interface Comparison {
  readonly first: Code;
  readonly second: Code;
  readonly classes: ClassPair;
  readonly note: PairNote | null;
  /** Only what differs. */
  readonly differences: readonly Difference[];
  /** Only what is the same. */
  readonly shared: readonly Fact[];
  /** Neither of the two. */
  readonly seeAlso: readonly NamedCode[];
}
