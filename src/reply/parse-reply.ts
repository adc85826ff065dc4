import type { ServerReply } from "../model/server-reply.js";
import { splitEnhancedStatusCode } from "./enhanced-status-code.js";
import { replyCodeAt } from "./reply-code.js";

const classOf = (code: number): number => Math.floor(code / 100);

/** The reply's lines, each without its reply code. */
interface ReplyLines {
  readonly code: number;
  readonly lines: readonly string[];
}

/**
 * Takes a folded reply apart. Postfix writes the lines of a reply one after another with a blank
 * between, each with its code (`550-5.1.1 a 550 5.1.1 b`); Exim writes a literal `\n` between. The
 * last line's code is the reply's (RFC 5321 section 4.2.1).
 */
function unfold(text: string, code: number): ReplyLines {
  const digits = text.slice(0, 3);
  const lines: string[] = [];
  let start = 0;
  while (text.charCodeAt(start + 3) === 45) {
    const next = nextLine(text, start + 4, digits);
    if (next === undefined) {
      const last = lastOtherCode(text, start + 4, code);
      if (last === undefined) break;
      lines.push(text.slice(start + 4, last.at - 1));
      return { code: last.code, lines: [...lines, text.slice(last.at + 4)] };
    }
    lines.push(text.slice(start + 4, next.end));
    start = next.start;
  }
  lines.push(text.slice(start + 4));
  return { code, lines };
}

/** Where the next line with the same code begins, and where the one before it ends. */
function nextLine(
  text: string,
  from: number,
  digits: string,
): { end: number; start: number } | undefined {
  for (let at = text.indexOf(digits, from); at >= 0; at = text.indexOf(digits, at + 1)) {
    const after = text.charCodeAt(at + 3);
    if (after !== 45 && after !== 32 && at + 3 < text.length) continue;
    if (text.startsWith("\\n", at - 2)) return { end: at - 2, start: at };
    if (text.charCodeAt(at - 1) === 32) return { end: at - 1, start: at };
  }
  return undefined;
}

/** A last line with another code of the same class: against the RFC, but sent. */
function lastOtherCode(
  text: string,
  from: number,
  code: number,
): { at: number; code: number } | undefined {
  for (const match of text
    .slice(from)
    .matchAll(/(?: |\\n)([2-5]\d\d) (?=[#(]?[245]\.\d|[^\d\s])/g)) {
    const other = Number(match[1]);
    if (classOf(other) === classOf(code)) {
      return { at: from + match.index + match[0].length - 4, code: other };
    }
  }
  return undefined;
}

/**
 * Parses a reply as logged, with or without a reply code, into its codes and its text: one line,
 * blanks collapsed, repeated codes gone. The enhanced code is the last line's that has one.
 */
export function parseReply(logged: string): ServerReply {
  const first = replyCodeAt(logged, 0);
  if (first === undefined) {
    const { enhanced, rest } = splitEnhancedStatusCode(logged, null);
    return { code: null, enhanced, text: collapse(rest) };
  }
  if (logged.charCodeAt(3) !== 45) {
    const { enhanced, rest } = splitEnhancedStatusCode(logged.slice(4), classOf(first));
    return { code: first, enhanced, text: collapse(rest) };
  }
  const { code, lines } = unfold(logged, first);
  let enhanced: string | null = null;
  const texts = lines.map((line) => {
    const split = splitEnhancedStatusCode(line, classOf(code));
    enhanced = split.enhanced ?? enhanced;
    return split.rest;
  });
  return { code, enhanced, text: collapse(texts.join(" ")) };
}

function collapse(text: string): string {
  return / {2}|\\n|^\s|\s$/.test(text) ? text.replace(/(?:\s|\\n)+/g, " ").trim() : text;
}

/** The codes of a reply, without its text. */
export interface ReplyCodes {
  readonly code: number;
  readonly enhanced: string | null;
}

/**
 * The codes of a reply that reports success, as `parseReply` finds them, but cheaply: most of a log
 * is deliveries, and of them nothing else is counted. Undefined where it is not such a reply.
 */
export function parseSuccessCodes(text: string): ReplyCodes | undefined {
  const code = replyCodeAt(text, 0);
  if (code === undefined || code > 299) return undefined;
  if (text.charCodeAt(3) === 45) return parseFolded(text);
  if (text.charCodeAt(5) !== 46) {
    const first = text.charCodeAt(4);
    return first === 35 || first === 40 || first === 91
      ? parseFolded(text)
      : { code, enhanced: null };
  }
  const { enhanced } = splitEnhancedStatusCode(text.slice(4, 17), 2);
  return { code, enhanced };
}

function parseFolded(text: string): ReplyCodes | undefined {
  const { code, enhanced } = parseReply(text);
  return code === null ? undefined : { code, enhanced };
}
