import { escapeTerminal } from "./escape.js";

const entities: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
};

/** What XML 1.0 has no way to write (section 2.2) and a terminal would pass. */
const notXml = /[\ufffe\uffff]/g;

/** Text for XML, between tags or inside a quoted attribute; what is hidden becomes visible. */
export function escapeXml(text: string): string {
  return escapeTerminal(text)
    .replace(notXml, (character) => `\\u{${character.charCodeAt(0).toString(16)}}`)
    .replace(/[&<>"]/g, (character) => entities[character] ?? "");
}
