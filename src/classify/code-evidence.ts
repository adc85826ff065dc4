import type { CodeCatalog } from "../catalog/catalog.js";
import type { EnhancedStatusCodeEntry } from "../catalog/schema.js";
import type { Cause } from "../model/classification.js";
import type { ServerReply } from "../model/server-reply.js";

/** What the codes alone say, and the catalog entry that says it. */
export interface CodeEvidence {
  readonly cause: Cause;
  readonly evidence: "enhanced" | "code";
  /** `enhanced:X.1.1`, `code:550` or, at one provider, `provider:gmail:550:5.7.1`. */
  readonly entry: string;
}

type Codes = Omit<CodeCatalog, "causes">;

/**
 * The cause that the enhanced status code names, else the one that the reply code names; an unknown
 * reply code says nothing, for its first two digits (RFC 5321 section 4.2.1) fit too many causes.
 *
 * A weak enhanced code, one that names its subject alone (X.7.0) or no more than `policy` (X.7.1),
 * gives way to a reply code that serves one purpose: 530 5.7.0 asks for a login. Those are the
 * codes whose second digit is neither 0 (syntax) nor 5 (mail system), both of which cover much.
 */
export function causeOfCodes(
  codes: Codes,
  reply: ServerReply | null,
  dsn: string | null,
): CodeEvidence | null {
  const byEnhanced = entryOfEnhanced(codes, reply === null ? dsn : reply.enhanced);
  const byCode = codes.replyCodes.get(reply?.code ?? Number.NaN);
  const ofCode = byCode?.cause
    ? ({ cause: byCode.cause, evidence: "code", entry: `code:${byCode.code}` } as const)
    : null;
  if (!byEnhanced?.cause) return ofCode;
  if (ofCode !== null && isWeak(byEnhanced) && servesOnePurpose(byCode?.code ?? 0)) return ofCode;
  const entry = `enhanced:${byEnhanced.code}`;
  return { cause: byEnhanced.cause, evidence: "enhanced", entry };
}

/**
 * The first digit of the reply code, else of an enhanced status code; null where there is neither.
 * The reply code goes first: a client decides by it, should the two differ (RFC 2034 section 4).
 */
export function classDigit(reply: ServerReply | null, dsn: string | null): number | null {
  if (reply !== null && reply.code !== null) return Math.floor(reply.code / 100);
  const enhanced = reply?.enhanced ?? dsn;
  return enhanced === null ? null : Number(enhanced.charAt(0));
}

/**
 * The entry of a failure's code. An unknown detail is read as its subject (RFC 3463 section 2). The
 * MTA's own code is not asked for beside a reply that has none: there, Postfix makes it up.
 */
function entryOfEnhanced(
  { enhancedStatusCodes }: Codes,
  enhanced: string | null,
): EnhancedStatusCodeEntry | undefined {
  const [digit, subject, detail] = enhanced?.split(".") ?? [];
  if (digit !== "4" && digit !== "5") return undefined;
  return (
    enhancedStatusCodes.get(`X.${subject}.${detail}`) ?? enhancedStatusCodes.get(`X.${subject}.0`)
  );
}

function isWeak({ code, cause }: EnhancedStatusCodeEntry): boolean {
  return code.endsWith(".0") || cause === "policy";
}

function servesOnePurpose(replyCode: number): boolean {
  const secondDigit = Math.floor(replyCode / 10) % 10;
  return secondDigit !== 0 && secondDigit !== 5;
}
