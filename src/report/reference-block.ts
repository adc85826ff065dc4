/** A piece of running text. */
export type Inline =
  /** Words; what stands between backticks is a command or a name. */
  | { readonly kind: "prose"; readonly text: string }
  /** A code of SMTP, with its page where there is one. */
  | { readonly kind: "code"; readonly text: string; readonly href: string | null }
  | { readonly kind: "link"; readonly text: string; readonly href: string };

/** Running text. */
export type Text = readonly Inline[];

/** A label and what belongs to it, item by item. */
export interface LabelledFact {
  readonly label: string;
  readonly items: readonly Text[];
}

/** What a row of a comparison says of each side. */
export interface ComparedRow {
  readonly label: string;
  readonly first: readonly Text[];
  readonly second: readonly Text[];
}

/** A part of a page of the reference, whatever it is rendered to. */
export type Block =
  | { readonly kind: "title"; readonly text: Text }
  /** The end of what the page is about. */
  | { readonly kind: "rule" }
  /** Level 2 is a part of the page, 3 a part of that. */
  | {
      readonly kind: "heading";
      readonly level: 2 | 3;
      readonly text: Text;
      /** What a link to this heading ends in; null where none leads here. */
      readonly anchor: string | null;
    }
  /** `lead`: the sentence that says it all; `faint`: what few readers need. */
  | { readonly kind: "paragraph"; readonly style: "plain" | "lead" | "faint"; readonly text: Text }
  /** Short facts one after the other. */
  | { readonly kind: "flow"; readonly items: readonly Text[] }
  | { readonly kind: "facts"; readonly facts: readonly LabelledFact[] }
  | { readonly kind: "steps"; readonly label: string; readonly steps: readonly string[] }
  /** Texts of servers, as they stand in the field. */
  | { readonly kind: "quotes"; readonly texts: readonly string[] }
  | { readonly kind: "list"; readonly items: readonly Text[] }
  | { readonly kind: "table"; readonly head: readonly string[]; readonly rows: readonly Row[] }
  | {
      readonly kind: "compared";
      readonly first: Text;
      readonly second: Text;
      readonly rows: readonly ComparedRow[];
    }
  /** Two things of equal rank, beside each other where there is room. */
  | { readonly kind: "pair"; readonly first: readonly Block[]; readonly second: readonly Block[] };

/** A row of a table, cell by cell. */
export type Row = readonly Text[];

/** Words as running text. */
export function proseText(text: string): Text {
  return [{ kind: "prose", text }];
}

/** A code as running text, with its name where one is given. */
export function codeText(code: string, href: string | null = null, name = ""): Text {
  const link: Inline = { kind: "code", text: code, href };
  return name === "" ? [link] : [link, { kind: "prose", text: ` ${name}` }];
}
