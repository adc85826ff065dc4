/** A fenced block of a Markdown text. */
export interface FencedBlock {
  readonly language: string;
  /** Lines between the fences, without a last line feed. */
  readonly content: string;
  /** Where the content stands in the text. */
  readonly start: number;
  /** Line of the opening fence. */
  readonly line: number;
}

/** Finds the fenced blocks of a Markdown text. */
export function findBlocks(markdown: string): FencedBlock[] {
  return Array.from(markdown.matchAll(/^```([^\n]*)\n([\s\S]*?)\n```$/gm), (match) => {
    const [, language = "", content = ""] = match;
    return {
      language,
      content,
      start: match.index + "```\n".length + language.length,
      line: markdown.slice(0, match.index).split("\n").length,
    };
  });
}

/** A command at a prompt and what it printed. */
export interface Prompt {
  readonly command: string;
  readonly output: string;
}

/** Splits a session at its prompts. */
export function splitSession(content: string): Prompt[] {
  return content
    .split(/^\$ /m)
    .slice(1)
    .map((part) => {
      const [command = "", ...output] = part.replace(/\n$/, "").split("\n");
      return { command, output: output.map((line) => `${line}\n`).join("") };
    });
}

/** Puts a session together again. */
export function joinSession(prompts: readonly Prompt[]): string {
  return prompts
    .map(({ command, output }) => `$ ${command}\n${output}`)
    .join("\n")
    .replace(/\n+$/, "");
}
