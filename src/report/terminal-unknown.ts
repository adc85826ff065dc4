import type { Words } from "../locale/words.js";
import { displayText } from "./escape.js";
import type { Section } from "./fit-screen.js";
import { alignRight, indent, type Line, span } from "./line.js";
import { layOutSample } from "./quote.js";
import type { Report, UnknownCluster } from "./report.js";
import type { TerminalContext } from "./terminal-context.js";
import { textWidth } from "./text-width.js";
import { truncate } from "./truncate.js";

const mostByDefault = 3;

/** Replies that the catalog cannot name, one line for all that are alike. */
export function layOutUnknown({ unknown }: Report, context: TerminalContext): Section {
  if (unknown.length === 0) return [[]];
  const whole = unknown.length;
  if (context.details) return [layOutClusters(unknown, whole, context)];
  const least = layOutClusters(unknown, 0, context);
  const more = Array.from({ length: Math.min(mostByDefault, whole) }, (_, index) =>
    layOutClusters(unknown, index + 1, context),
  );
  return [least, ...more];
}

function layOutClusters(
  unknown: readonly UnknownCluster[],
  shown: number,
  context: TerminalContext,
): Line[] {
  const { width, details, words, files } = context;
  const clusters = unknown.slice(0, shown);
  const figures = clusters.map(({ count }) => words.number(count));
  const columns = Math.max(0, ...figures.map(textWidth));
  const inner = width - 2 - columns - 2;
  const lines = clusters.flatMap((cluster, index) => {
    const { sample } = cluster;
    const name = nameCluster(cluster, words);
    const figure = figures[index] ?? "";
    const label = [span(`${" ".repeat(columns - textWidth(figure))}${figure}`)];
    return indent(
      details
        ? [[span(truncate(name, inner))], ...layOutSample(sample, inner, 8, context)]
        : [layOutCluster(name, files.place(sample.at, Math.floor(inner / 3)), inner)],
      columns + 2,
      label,
    );
  });
  return [layOutHeading(unknown, shown, context), ...indent(lines, 2)];
}

function layOutHeading(
  unknown: readonly UnknownCluster[],
  shown: number,
  { width, words }: TerminalContext,
): Line {
  const count = unknown.reduce((sum, cluster) => sum + cluster.count, 0);
  const key = shown < unknown.length ? "report.unknownMore" : "report.unknown";
  const heading = words.say(key, { kinds: unknown.length, count });
  return [span(truncate(heading, width), "strong")];
}

/** A reply of nothing but a code has no text to make a template of. */
function nameCluster({ template, sample }: UnknownCluster, words: Words): string {
  return displayText(template || sample.text) || words.say("report.noText");
}

function layOutCluster(name: string, place: string, width: number): Line {
  const room = width - textWidth(place) - 2;
  return alignRight([span(truncate(name, room))], [span(place, "faint")], width);
}
