/** A workflow command as the runner understands it. */
export interface WorkflowCommand {
  readonly name: string;
  readonly properties: Readonly<Record<string, string>>;
  readonly message: string;
}

/**
 * Reads a line as GitHub's runner does (actions/runner, src/Runner.Common/ActionCommand.cs): the
 * current form first, then the old `##[name]`, wherever it stands. Undefined: no command.
 */
export function parseWorkflowCommand(line: string): WorkflowCommand | undefined {
  const trimmed = line.trimStart();
  if (!trimmed.startsWith("::")) {
    if (/##\[\w+[^\]]*\]/.test(line)) throw new Error(`an old command: ${line}`);
    return undefined;
  }
  const end = trimmed.indexOf("::", 2);
  if (end < 0) throw new Error(`no end of the command: ${line}`);
  const [name = "", ...rest] = trimmed.slice(2, end).split(" ");
  const properties = Object.fromEntries(
    rest
      .join(" ")
      .split(",")
      .filter((pair) => pair !== "")
      .map((pair) => {
        const at = pair.indexOf("=");
        if (at < 0) throw new Error(`no value of ${pair}`);
        return [pair.slice(0, at), readValue(pair.slice(at + 1), true)];
      }),
  );
  return { name, properties, message: readValue(trimmed.slice(end + 2), false) };
}

function readValue(text: string, isProperty: boolean): string {
  const lines = text.replaceAll("%0D", "\r").replaceAll("%0A", "\n");
  const marks = isProperty ? lines.replaceAll("%3A", ":").replaceAll("%2C", ",") : lines;
  return marks.replaceAll("%25", "%");
}
