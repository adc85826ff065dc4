import type { DocumentPath } from "../document/document-path.js";
import type { Config } from "./config-schema.js";

/** A config file that was understood. */
export interface ConfigFile {
  /** As it is named in errors. */
  readonly name: string;
  readonly config: Config;
  /** The line that a setting stands in, counted from 1; of what is not there, that of what it is in. */
  readonly lineOf: (path: DocumentPath) => number;
}

/**
 * Reads a config file, YAML or JSON, which is YAML too. An empty one sets nothing.
 *
 * @throws MailwhyError CONFIG_INVALID, naming file and line of each problem.
 */
export async function parseConfig(name: string, text: string): Promise<ConfigFile> {
  // Loaded with a file alone: the schema and the parser take their time.
  const { readConfig } = await import("./read-config.js");
  return readConfig(name, text);
}
