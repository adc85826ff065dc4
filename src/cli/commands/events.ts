import type { Command } from "commander";
import type { ClassifiedAttempt } from "../../model/delivery-attempt.js";
import { renderEvent } from "../../report/event.js";
import { analyseLogs } from "../analyse-logs.js";
import { Batch } from "../batch.js";
import type { Task } from "../command.js";
import { addLogOptions, type LogFlags } from "../options/log-options.js";

const examples = `
Examples:
  mailwhy events /var/log/mail.log
  mailwhy events --since 2h mail.log | jq 'select(.verdict.cause == "blocklist") | .relay.ip'
  tail -F /var/log/exim4/mainlog | mailwhy events --direction outbound

Exit codes: 0 done, 2 could not run.
`;

/** `mailwhy events`: every reply or outcome in the log as one line of JSON. */
export function define(command: Command, choose: (task: Task) => void): void {
  command
    .description(
      "One JSON object per line (NDJSON) for each reply or outcome in the log, in the order of the " +
        "lines. - or no file is standard input.",
    )
    .argument("[file...]", "logs of Postfix or Exim");
  addLogOptions(command).addHelpText("after", examples);
  command.action((files: string[], flags: LogFlags) => choose(printEvents(files, flags)));
}

function printEvents(files: readonly string[], flags: LogFlags): Task {
  return (io) => {
    const batch = new Batch();
    const request = {
      files,
      flags,
      printsWhileReading: flags.output === undefined,
      onEvent: (attempt: ClassifiedAttempt) => batch.push(`${renderEvent(attempt)}\n`),
    };
    return analyseLogs(request, io, ({ read }) => batch.writeWhile(flags.output, io, read));
  };
}
