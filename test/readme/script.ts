import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import ts from "typescript";
import { vi } from "vitest";

/** A script that the README shows, and its name: its first line says it (`// why.mjs`). */
export interface Script {
  readonly name: string;
  readonly source: string;
}

const libraryName = /(?<=from )"mailwhy"/;

/** What the compiler says about a script that uses the library; nothing where it is sound. */
export function checkScript({ source }: Script, root: string, scratch: string): string[] {
  const file = join(scratch, "script.mts");
  mkdirSync(scratch, { recursive: true });
  writeFileSync(file, source);
  const config = ts.readConfigFile(join(root, "tsconfig.json"), ts.sys.readFile);
  const { options } = ts.parseJsonConfigFileContent(config.config, ts.sys, root);
  const program = ts.createProgram([file], {
    ...options,
    paths: { mailwhy: [join(root, "src/index.ts")] },
    typeRoots: [join(root, "node_modules/@types")],
  });
  return ts
    .getPreEmitDiagnostics(program, program.getSourceFile(file))
    .map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, "\n"));
}

/** Runs a script against the library's sources; returns what it printed. */
export async function runScript(script: Script, root: string, scratch: string): Promise<string> {
  const library = join(root, "src/index.ts");
  const { outputText } = ts.transpileModule(script.source, {
    compilerOptions: { module: ts.ModuleKind.ESNext, target: ts.ScriptTarget.ES2023 },
  });
  const file = join(scratch, "run.ts");
  writeFileSync(file, outputText.replace(libraryName, JSON.stringify(library)));
  let printed = "";
  const spy = vi.spyOn(console, "log").mockImplementation((...values: unknown[]) => {
    printed += `${values.join(" ")}\n`;
  });
  try {
    await import(/* @vite-ignore */ file);
  } finally {
    spy.mockRestore();
  }
  return printed;
}
