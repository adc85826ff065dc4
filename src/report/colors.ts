import picocolors from "picocolors";

/** What a piece of text is, for the reader's eye; nothing is told by colour alone. */
export const styles = ["plain", "strong", "faint", "good", "caution", "bad", "accent"] as const;

export type Style = (typeof styles)[number];

/** Paints text in a style. */
export type Palette = Readonly<Record<Style, (text: string) => string>>;

/** The colours of the terminal report; without `color` every style leaves the text as it is. */
export function createPalette(color: boolean): Palette {
  const colors = picocolors.createColors(color);
  return {
    plain: (text) => text,
    strong: colors.bold,
    faint: colors.dim,
    good: colors.green,
    caution: colors.yellow,
    bad: colors.red,
    accent: colors.cyan,
  };
}
