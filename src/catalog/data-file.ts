import { catalogError } from "./problem.js";

/** A data file as read; `name` is relative to the data directory. */
export interface DataFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** @throws MailwhyError CATALOG_INVALID where the bytes are no UTF-8. */
export function decodeFile({ name, bytes }: DataFile): string {
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch (cause) {
    throw catalogError([{ file: name, where: "", what: { key: "error.data.noUtf8" } }], { cause });
  }
}
