import type { Report } from "../../src/report/report.js";
import { reportSchema } from "./report-schema.js";
import { sampleReport } from "./sample-report.js";

/** What an attacker, or the wide world, puts into a log. */
export const hostileTexts: readonly string[] = [
  "\u001b[31mred\u001b[0m\u001b]0;owned\u0007\u009b2J",
  "a\u202eb\u2066c\u200bd\u00ade\ud800f\r\n\tg",
  "邮箱已满，请收件人清理邮箱后再试。収件箱がいっぱいです。",
  "ไม่มีผู้ใช้นี้ในระบบกรุณาตรวจสอบที่อยู่อีเมลอีกครั้งทำน้ำคำ",
  "👩‍👩‍👧😀🇫🇷☠️e\u0301 " + "z\u0310\u0301".repeat(40),
  "x".repeat(300),
  "` unpaired ` `ticks and " + "`".repeat(9),
];

let next = 0;

/** Keys whose values come from a log, or are filled from one. */
const untrusted = new Set([
  "headline",
  "text",
  "template",
  "value",
  "file",
  "files",
  "steps",
  "links",
]);

/** The sample report with a hostile text in each place that a log can reach. */
export const hostileReport: Report = reportSchema.parse(spoil("", sampleReport));

function spoil(key: string, value: unknown): unknown {
  if (typeof value === "string") return untrusted.has(key) ? takeHostile() : value;
  if (Array.isArray(value)) return value.map((item) => spoil(key, item));
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, part]) => [name, spoil(name, part)]));
}

function takeHostile(): string {
  const text = hostileTexts[next % hostileTexts.length] ?? "";
  next += 1;
  return text;
}
