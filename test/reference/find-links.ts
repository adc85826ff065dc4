/** Where the links of a Markdown text lead; what stands in code is none. */
export function findLinks(markdown: string): string[] {
  const text = markdown.replace(/`+[^`]*`+/g, "");
  return Array.from(text.matchAll(/(?<!\\)\]\(([^)\s]+)\)/g), ([, to = ""]) => to);
}
