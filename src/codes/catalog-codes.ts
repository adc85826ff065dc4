import type { CodeCatalog } from "../catalog/catalog.js";
import { type Code, enhancedCode, replyCode } from "./code.js";

/** Every code of the catalog, reply codes first, in their order; enhanced codes without a class. */
export function catalogCodes({ replyCodes, enhancedStatusCodes }: CodeCatalog): readonly Code[] {
  return [
    ...[...replyCodes.values()].map(replyCode),
    ...[...enhancedStatusCodes.values()].map((entry) => enhancedCode(entry, null)),
  ];
}

/** Name of the entry behind a key such as `450` or `X.7.1`, or a code such as `4.7.1`. */
export function codeName(code: string, catalog: CodeCatalog): string | undefined {
  if (!code.includes(".")) return catalog.replyCodes.get(Number(code))?.name;
  return catalog.enhancedStatusCodes.get(codeId(code))?.title;
}

/** Key of the entry of a code: `X.7.1` for `4.7.1`, a reply code as it is. */
export function codeId(code: string): string {
  return code.includes(".") ? `X${code.slice(code.indexOf("."))}` : code;
}
