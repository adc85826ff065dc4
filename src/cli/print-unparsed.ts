import type { LineReference } from "../model/delivery-attempt.js";
import { displayText } from "../report/escape.js";
import { decodeUtf8 } from "../text/decode-utf8.js";
import { analyseLogs } from "./analyse-logs.js";
import { Batch } from "./batch.js";
import type { Task } from "./command.js";
import type { LogFlags } from "./options/log-options.js";

/**
 * `mailwhy report --unparsed`: the lines that were not understood, each with its file and line. A
 * terminal gets them escaped; a file or pipe gets their bytes as they are.
 */
export function printUnparsed(files: readonly string[], flags: LogFlags): Task {
  return (io, speech) => {
    const batch = new Batch();
    const isTerminal = io.stdoutIsTty && flags.output === undefined;
    const request = {
      files,
      flags,
      printsWhileReading: flags.output === undefined,
      onUnparsed: (line: string, { file, line: number }: LineReference) => {
        batch.push(`${file}:${number}: `);
        if (isTerminal) batch.push(`${displayText(decodeUtf8(line.trimEnd()))}\n`);
        else batch.push(Buffer.from(`${line}\n`, "latin1"));
      },
    };
    return analyseLogs(request, io, speech, ({ read }) => batch.writeWhile(flags.output, io, read));
  };
}
