import { escapeTerminal } from "./escape.js";
import { plainPath } from "./plain-path.js";

/**
 * Text as a message string of SARIF 2.1.0: braces are doubled, as a single one begins a placeholder
 * (section 3.11.5), and nothing in it is an embedded link (3.11.6).
 */
export function escapeSarifMessage(text: string): string {
  return escapeTerminal(text).replace(/[{}]/g, "$&$&").replaceAll("](", "] (");
}

/** Lines as one message string. */
export function sarifMessage(lines: readonly string[]): string {
  return lines.map(escapeSarifMessage).join("\n");
}

/**
 * A path as a URI reference (RFC 3986): a relative one stays relative, `file://` leads to an
 * absolute one.
 */
export function pathUri(path: string): string {
  const windows = /^[A-Za-z]:[\\/]/.test(path);
  const slashed = windows ? `/${path.replaceAll("\\", "/")}` : plainPath(path);
  const uri = slashed.split("/").map(escapeSegment).join("/");
  return uri.startsWith("/") ? `file://${uri}` : uri;
}

/** A lone surrogate has no bytes to be escaped by. */
function escapeSegment(segment: string): string {
  return encodeURIComponent(segment.replace(/\p{Cs}/gu, "\ufffd"));
}
