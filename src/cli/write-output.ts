import type { Io } from "./io.js";
import { openOutput } from "./output.js";

/** Writes a text to standard output, or to the file of `--output`, which then takes its place. */
export async function writeOutput(text: string, file: string | undefined, io: Io): Promise<void> {
  const output = await openOutput(file, io);
  try {
    await output.write(text);
    await output.commit();
  } catch (error) {
    await output.discard();
    throw error;
  }
}
