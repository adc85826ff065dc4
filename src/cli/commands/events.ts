import type { Command } from "commander";
import type { ClassifiedAttempt } from "../../model/delivery-attempt.js";
import { renderEvent } from "../../report/event.js";
import { analyseLogs } from "../analyse-logs.js";
import { Batch } from "../batch.js";
import type { Task } from "../command.js";
import { argument } from "../help/worded.js";
import { addLogOptions, type LogFlags } from "../options/log-options.js";
import { checkOutput } from "../output.js";

/** Command lines that its help shows. */
export const examples = [
  "mailwhy events /var/log/mail.log",
  `mailwhy events --since 2h mail.log | jq 'select(.verdict.cause == "blocklist") | .relay.ip'`,
  "tail -F /var/log/exim4/mainlog | mailwhy events --direction outbound",
] as const;

/** `mailwhy events`: every reply or outcome in the log as one line of JSON. */
export function define(command: Command, choose: (task: Task) => void): void {
  addLogOptions(command.addArgument(argument("[file...]", "help.argument.logs")));
  command.action((files: string[], flags: LogFlags) => choose(printEvents(files, flags)));
}

function printEvents(files: readonly string[], flags: LogFlags): Task {
  return async (io, speech) => {
    await checkOutput(flags.output, files, io);
    const batch = new Batch();
    const request = {
      files,
      flags,
      printsWhileReading: flags.output === undefined,
      onEvent: (attempt: ClassifiedAttempt) => batch.push(`${renderEvent(attempt)}\n`),
    };
    return analyseLogs(request, io, speech, ({ read }) => batch.writeWhile(flags.output, io, read));
  };
}
