import fc from "fast-check";
import { micromark } from "micromark";
import { gfm, gfmHtml } from "micromark-extension-gfm";
import { Parser, type Result } from "tap-parser";
import { expect, test } from "vitest";
import { escapeTerminal } from "../../src/report/escape.js";
import { escapeComment } from "../../src/report/escape-comment.js";
import { escapeTapDescription } from "../../src/report/escape-tap.js";
import {
  escapeCommandMessage,
  escapeCommandProperty,
} from "../../src/report/escape-workflow-command.js";
import { parseWorkflowCommand } from "./workflow-commands.js";

/** Texts of what means something in one of the formats. */
const nasty = fc
  .array(
    fc.constantFrom(
      ...["`", "``", "\\", "*", "_", "[", "]", "(", ")", "<", ">", "&", "|", "~", "!", "#", "@"],
      ...[
        "a",
        "x.y",
        "1",
        " ",
        "  ",
        "-",
        "+",
        "=",
        ":",
        "::",
        "//",
        "http://",
        "www.",
        "%",
        "%0A",
      ],
      ...["%25", ",", "\n", "\r", "\u202e", "\ud800", "SKIP", "TODO", "<!--", "-->", "</p>", "]("],
      ...["&lt;", "ok 1", "邮", "😀", "e\u0301", "GH-1", "$", "{", "}", '"', "'", "<b>", "@bob"],
    ),
    { maxLength: 14 },
  )
  .map((parts) => parts.join(""));

test("Markdown: a text is a text", () => {
  fc.assert(
    fc.property(nasty, (text) => {
      const html = micromark(`- x ${escapeComment(text)}`, {
        allowDangerousHtml: true,
        extensions: [gfm()],
        htmlExtensions: [gfmHtml()],
      });
      const ours = html.replace(/<code>[^<]*<\/code>/g, "·").replaceAll("<!-- -->", "\u0000");
      expect(ours.replace(/<\/?(?:ul|li)>/g, "")).not.toMatch(/[<>]|[@#!~]\w|:\/\/|www\./);
    }),
    { numRuns: 2000 },
  );
});

test("workflow commands: what goes in comes out", () => {
  fc.assert(
    fc.property(nasty, nasty, (title, message) => {
      const line = `::error title=${escapeCommandProperty(title)}::${escapeCommandMessage([message])}`;
      expect(line).not.toMatch(/[\r\n]/);
      expect(parseWorkflowCommand(line)).toEqual({
        name: "error",
        properties: { title: escapeTerminal(title) },
        message: escapeTerminal(message),
      });
    }),
  );
});

test("TAP: a name is a name", () => {
  fc.assert(
    fc.property(nasty, (name) => {
      const points: Result[] = [];
      const parser = new Parser({ strict: true });
      parser.on("assert", (point: Result) => points.push(point));
      parser.end(`TAP version 14\n1..1\nok 1 - x ${escapeTapDescription(name)} x\n`);
      expect(parser.ok).toBe(true);
      expect(points).toMatchObject([{ ok: true, skip: false, todo: false }]);
      expect(points[0]?.name).toBe(`x ${escapeTerminal(name)} x`);
    }),
  );
});
