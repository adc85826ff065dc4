/** The translation where there is one, else the English text. */
export function overlayText(english: string, translated: unknown): string {
  return typeof translated === "string" && translated !== "" ? translated : english;
}

/** The translated texts where they are as many as the English ones, else those. */
export function overlayTexts(english: readonly string[], translated: unknown): string[] {
  if (!Array.isArray(translated) || translated.length !== english.length) return [...english];
  return english.map((text, index) => overlayText(text, translated[index]));
}

/** A member of what a file holds, which may be anything. */
export function partOf(value: unknown, key: string): unknown {
  return typeof value === "object" && value !== null ? Reflect.get(value, key) : undefined;
}
