import type { CodeCatalog } from "../catalog/catalog.js";
import type { EnhancedStatusCodeEntry, ReplyCodeEntry } from "../catalog/schema.js";
import { codeId } from "../codes/catalog-codes.js";
import type { Code } from "../codes/code.js";
import { findCode } from "../codes/find-code.js";
import { PhrasedError } from "../locale/phrased-error.js";
import type { CodeExplanation, NamedCause, NamedCode } from "../report/explanation.js";

/**
 * Explains a subject that is a code and nothing else; undefined where it is not. The catalog is
 * asked for only then.
 *
 * @throws MailwhyError USAGE where the digits are no code of SMTP.
 */
export async function explainCode(
  subject: string,
  loadCodes: () => Promise<CodeCatalog>,
): Promise<CodeExplanation | undefined> {
  if (!isCode(subject)) return undefined;
  const catalog = await loadCodes();
  const found = findCode(subject, catalog);
  switch (found.kind) {
    case "no-code":
      return undefined;
    case "unknown":
      return explainUnknownCode(found.code, found.nearest, catalog);
    case "known":
      return explainKnownCode(found.code, catalog);
    default:
      return found satisfies never;
  }
}

/** Whether the subject has the form of a code; throws where no code begins with its first digit. */
function isCode(subject: string): boolean {
  if (/^\d{3}$/.test(subject)) {
    if (/^[2-5]/.test(subject)) return true;
    throw new PhrasedError("USAGE", { key: "error.noReplyCode", values: { code: subject } });
  }
  if (!/^#?[0-9xX]\.\d{1,3}\.\d{1,3}$/.test(subject)) return false;
  if (/^#?[245xX]/.test(subject)) return true;
  throw new PhrasedError("USAGE", { key: "error.noEnhancedCode", values: { code: subject } });
}

function explainUnknownCode(
  code: string,
  nearest: readonly string[],
  { replyCodes, enhancedStatusCodes }: CodeCatalog,
): CodeExplanation {
  return {
    kind: "unknown-code",
    code,
    nearestReplyCodes: nearest.flatMap((near) => replyCodes.get(Number(near)) ?? []),
    nearestEnhancedCodes: nearest.flatMap((near) => enhancedStatusCodes.get(codeId(near)) ?? []),
  };
}

function explainKnownCode({ code, id }: Code, catalog: CodeCatalog): CodeExplanation | undefined {
  const replyCode = catalog.replyCodes.get(Number(id));
  if (replyCode !== undefined) {
    return {
      kind: "reply-code",
      entry: replyCode,
      cause: causeOf(replyCode, catalog),
      related: replyCode.enhanced.flatMap(
        (enhanced) => catalog.enhancedStatusCodes.get(codeId(enhanced)) ?? [],
      ),
      causes: nameCauses(replyCode, catalog),
      seeAlso: nameCodes(replyCode.seeAlso, null, catalog),
    };
  }
  const entry = catalog.enhancedStatusCodes.get(id);
  if (entry === undefined) return undefined;
  return {
    kind: "enhanced-code",
    code,
    entry,
    cause: causeOf(entry, catalog),
    causes: nameCauses(entry, catalog),
    seeAlso: nameCodes(entry.seeAlso, code.slice(0, 1), catalog),
  };
}

function causeOf({ cause }: ReplyCodeEntry | EnhancedStatusCodeEntry, { causes }: CodeCatalog) {
  return cause === null ? null : (causes.get(cause) ?? null);
}

/** What the code is mostly caused by; where nothing failed, what it alone says. */
function nameCauses(
  { causes: ids, cause }: ReplyCodeEntry | EnhancedStatusCodeEntry,
  { causes }: CodeCatalog,
): NamedCause[] {
  const named = ids.length > 0 || cause === null ? ids : [cause];
  return named.map((id) => ({ id, title: causes.get(id)?.title ?? id }));
}

/** Codes with their names; an enhanced one gets the class digit where it is used with it. */
function nameCodes(
  codes: readonly string[],
  classDigit: string | null,
  { replyCodes, enhancedStatusCodes }: CodeCatalog,
): NamedCode[] {
  return codes.map((code) => {
    const reply = replyCodes.get(Number(code));
    if (reply !== undefined) return { code, name: reply.name };
    const entry = enhancedStatusCodes.get(code);
    const fits = entry?.classes.some((known) => known === classDigit) ?? false;
    const shown = fits ? code.replace("X", classDigit ?? "X") : code;
    return { code: shown, name: entry?.title ?? "" };
  });
}
