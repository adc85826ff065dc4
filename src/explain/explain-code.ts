import type { CodeCatalog } from "../catalog/catalog.js";
import type { EnhancedStatusCodeEntry, ReplyCodeEntry } from "../catalog/schema.js";
import { MailwhyError } from "../errors.js";
import type { CodeExplanation, NamedCause, NamedCode } from "../report/explanation.js";

/** Of the codes that are shown in place of one that nobody knows. */
const nearestCount = 3;

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
  if (/^\d{3}$/.test(subject)) {
    if (/^[2-5]/.test(subject)) return explainReplyCode(Number(subject), await loadCodes());
    throw new MailwhyError(
      "USAGE",
      `${subject} is no SMTP reply code: they run from 200 to 599, as in mailwhy explain 550`,
    );
  }
  const form = /^#?(?<first>[0-9xX])\.(?<subjectDetail>\d{1,3}\.\d{1,3})$/.exec(subject)?.groups;
  if (form?.first === undefined || form.subjectDetail === undefined) return undefined;
  if (/^[245xX]$/.test(form.first)) {
    return explainEnhancedCode(form.first, form.subjectDetail, await loadCodes());
  }
  throw new MailwhyError(
    "USAGE",
    `${subject} is no enhanced status code: they begin with 2, 4 or 5 (or X for any), as in ` +
      "mailwhy explain 5.7.1",
  );
}

function explainReplyCode(code: number, catalog: CodeCatalog): CodeExplanation {
  const entry = catalog.replyCodes.get(code);
  if (entry === undefined) {
    return {
      kind: "unknown-code",
      code: String(code),
      nearestReplyCodes: nearestReplyCodes(code, catalog),
      nearestEnhancedCodes: [],
    };
  }
  const related = entry.enhanced.flatMap((enhanced) => {
    const found = catalog.enhancedStatusCodes.get(`X${enhanced.slice(1)}`);
    return found === undefined ? [] : [found];
  });
  return {
    kind: "reply-code",
    entry,
    cause: causeOf(entry, catalog),
    related,
    causes: nameCauses(entry, catalog),
    seeAlso: nameCodes(entry.seeAlso, null, catalog),
  };
}

/** X stands for the class that the code is mostly seen with: the gravest. */
function explainEnhancedCode(
  first: string,
  subjectDetail: string,
  catalog: CodeCatalog,
): CodeExplanation {
  const entry = catalog.enhancedStatusCodes.get(`X.${subjectDetail}`);
  const classDigit = /\d/.test(first) ? first : (entry?.classes.toSorted().at(-1) ?? "5");
  const code = `${classDigit}.${subjectDetail}`;
  if (entry !== undefined) {
    return {
      kind: "enhanced-code",
      code,
      entry,
      cause: causeOf(entry, catalog),
      causes: nameCauses(entry, catalog),
      seeAlso: nameCodes(entry.seeAlso, classDigit, catalog),
    };
  }
  return {
    kind: "unknown-code",
    code,
    nearestReplyCodes: [],
    nearestEnhancedCodes: nearestEnhancedCodes(subjectDetail, catalog),
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

/** Of the same class: another first digit means the contrary. */
function nearestReplyCodes(code: number, { replyCodes }: CodeCatalog): ReplyCodeEntry[] {
  const sameClass = [...replyCodes.values()].filter(
    (entry) => Math.floor(entry.code / 100) === Math.floor(code / 100),
  );
  return nearest(sameClass, (entry) => Math.abs(entry.code - code));
}

/** Of the same subject where there are any. */
function nearestEnhancedCodes(
  subjectDetail: string,
  { enhancedStatusCodes }: CodeCatalog,
): EnhancedStatusCodeEntry[] {
  const [subject = 0, detail = 0] = subjectDetail.split(".").map(Number);
  return nearest([...enhancedStatusCodes.values()], (entry) => {
    const [otherSubject = 0, otherDetail = 0] = entry.code.split(".").slice(1).map(Number);
    return Math.abs(otherSubject - subject) * 1000 + Math.abs(otherDetail - detail);
  });
}

function nearest<Entry>(entries: readonly Entry[], distance: (entry: Entry) => number): Entry[] {
  return entries.toSorted((a, b) => distance(a) - distance(b)).slice(0, nearestCount);
}
