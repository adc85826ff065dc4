import { micromark } from "micromark";
import { gfm, gfmHtml } from "micromark-extension-gfm";
import { describe, expect, test } from "vitest";
import { renderCheckGithubSummary } from "../../src/report/check-github-summary.js";
import { renderCheckMarkdown } from "../../src/report/check-markdown.js";
import { escapeComment } from "../../src/report/escape-comment.js";
import {
  breakouts,
  failedCheck,
  hostileCheck,
  manyCheck,
  passedCheck,
  unjudgedCheck,
} from "./sample-check.js";

/** As GitHub renders it, and with all HTML that it holds. */
function renderHtml(markdown: string): string {
  return micromark(markdown, {
    allowDangerousHtml: true,
    extensions: [gfm()],
    htmlExtensions: [gfmHtml()],
  });
}

const ours =
  /^<\/?(?:h3|h4|p|code|strong|ul|ol|li|table|thead|tbody|tr|th|td|details|summary)>$|^<!-- (?:mailwhy check )?-->$|^<a href="https:\/\/www\.rfc-editor\.org\/rfc\/[\w#.-]+">$|^<\/a>$/;

function strangeTags(html: string): readonly string[] {
  return Array.from(html.matchAll(/<[^<>]*>/g), ([tag]) => tag).filter((tag) => !ours.test(tag));
}

/** What a code host makes links, references or calls of: all that is neither code nor a link. */
function proseOf(html: string): string {
  return html
    .replace(/<code>[^<]*<\/code>|<a href="[^"]*">[^<]*<\/a>/g, "·")
    .replace(/<!-- -->/g, "\u0000")
    .replace(/<[^<>]*>/g, " ");
}

const pages = [
  { name: "comment", render: renderCheckMarkdown, most: 60_000 },
  { name: "step summary", render: renderCheckGithubSummary, most: 1_000_000 },
];

const checks = [
  { check: "passed", result: passedCheck },
  { check: "failed", result: failedCheck },
  { check: "unjudged", result: unjudgedCheck },
  { check: "hostile", result: hostileCheck },
  { check: "many", result: manyCheck },
];

describe.each(pages)("Markdown, $name", ({ render, most }) => {
  test.each(checks)("$check: has no markup but ours, calls nobody and links to nowhere", (row) => {
    const markdown = render(row.result);
    const html = renderHtml(markdown);
    expect(strangeTags(html)).toEqual([]);
    expect(html.match(/<details>/g)?.length).toBe(html.match(/<\/details>/g)?.length);
    expect(proseOf(html)).not.toMatch(/[@#!]\w|:\/\/|\bwww\.|\bGH-\d/i);
    expect(Buffer.byteLength(markdown)).toBeLessThanOrEqual(most);
  });

  test("what does not fit is counted", () => {
    const markdown = render(manyCheck);
    expect(markdown).toMatch(/more problems that cross a budget|more problems and the rest are/);
    expect(render(failedCheck)).not.toContain("left out here");
  });

  test("of many inputs that failed, some are told and all are counted", () => {
    const message = `no such file: ${"x".repeat(200)}`;
    const unjudged = Array.from({ length: 500 }, () => ({ kind: "input", message }) as const);
    const markdown = render({ ...unjudgedCheck, unjudged });
    expect(Buffer.byteLength(markdown)).toBeLessThanOrEqual(most);
    expect(markdown.match(/no such file/g)).toHaveLength(10);
    expect(markdown).toContain("And 490 more reasons.");
  });

  test("each row of a table has the cells of its head", () => {
    for (const table of renderHtml(render(hostileCheck)).match(/<table>[\s\S]*?<\/table>/g) ?? []) {
      const cells = Array.from(
        table.matchAll(/<tr>[\s\S]*?<\/tr>/g),
        ([row]) => row.match(/<t[hd]>/g)?.length,
      );
      expect(new Set(cells).size).toBe(1);
    }
  });
});

test("a comment begins with what a script finds it by", () => {
  expect(renderCheckMarkdown(passedCheck)).toMatch(/^<!-- mailwhy check -->\n### ✅ mailwhy check/);
});

test.each(breakouts.map((text) => [text]))("%j is a line of text", (text) => {
  const html = renderHtml(`x ${escapeComment(text)} x`);
  expect(strangeTags(html)).toEqual([]);
  expect(html).toMatch(/^<p>x [\s\S]* x<\/p>$/);
});
