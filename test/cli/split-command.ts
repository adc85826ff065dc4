/** Words of a command line: blanks part them, single or double quotes hold them together. */
export function splitCommand(line: string): string[] {
  return Array.from(line.trim().matchAll(/(?:[^\s"']+|"[^"]*"|'[^']*')+/g), ([word]) =>
    word.replace(/"([^"]*)"|'([^']*)'/g, (_whole, double?: string, single?: string) =>
      String(double ?? single ?? ""),
    ),
  );
}
