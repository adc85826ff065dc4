import * as z from "zod";
import { toldBy } from "../document/issue-problems.js";
import { causes, owners } from "../model/classification.js";
import { enhancedCodeStatuses, replyCodeStatuses } from "../model/code-status.js";
import { directions } from "../model/direction.js";
import { type FixRole, fixRoles } from "../model/fix-role.js";
import { mtas } from "../model/mta.js";
import { providerKinds } from "../model/provider-kind.js";
import { stages } from "../model/stage.js";
import type { PatternAlternative } from "./pattern-alternatives.js";

/** A sentence or two: not empty, no blanks at either end, no control characters. */
const prose = z.string().regex(/^\S(?:[^\p{Cc}]*\S)?$/u, toldBy("error.value.prose"));
const kebabId = z.string().regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/, toldBy("error.value.id"));
const ruleId = z.string().regex(/^[a-z0-9-]+\.[a-z0-9-]+$/, toldBy("error.value.ruleId"));
const link = z.url({ protocol: /^https$/, error: toldBy("error.value.link") });
const replyCode = z.int().min(200).max(599);
const enhancedCode = z
  .string()
  .regex(/^[245]\.\d{1,3}\.\d{1,3}$/, toldBy("error.value.enhancedCode"));
const registeredCode = z
  .string()
  .regex(/^X\.\d{1,3}\.\d{1,3}$/, toldBy("error.value.registeredCode"));
const cause = z.enum(causes);
const direction = z.enum(directions);

/** Lower case, at least three code units: what stands in a text for a rule or provider to be found. */
const literal = z
  .string()
  .min(3)
  .regex(/^[^\p{Lu}]+$/u, toldBy("error.value.lowerCase"));

/** Where a fact comes from: a web address, an RFC section, or a source file of an MTA. */
const source = prose;

/**
 * What a reader is told about a problem and what to do about it. Steps may hold the placeholders
 * `{senderDomain}` `{recipientDomain}` `{recipient}` `{relayHost}` `{relayIp}` `{clientHost}`
 * `{clientIp}`, which the report fills from the log, quoted for the shell.
 */
export const adviceSchema = z.strictObject({
  /** The problem in one line of plain words, for somebody who knows no SMTP. */
  headline: prose.max(90),
  /** The fix in one sentence. */
  summary: prose,
  owner: z.enum(owners),
  steps: z.array(prose).min(1).max(6),
  links: z.array(link).max(4),
});

export const causeSchema = z.strictObject({
  id: cause,
  title: prose.max(60),
  explanation: prose,
  /** Whether a later try of the same message can succeed without anybody acting. */
  retry: z.boolean(),
  source,
  advice: z.strictObject({
    outbound: adviceSchema,
    inbound: adviceSchema,
    local: adviceSchema,
  }),
});

const fixSteps = z.array(prose).min(1).max(4);
const fixByRole = {
  "sender-admin": fixSteps.optional(),
  author: fixSteps.optional(),
  "list-owner": fixSteps.optional(),
  "recipient-admin": fixSteps.optional(),
} satisfies Record<FixRole, z.ZodType>;

/** What the entries of both kinds of code tell. */
const codeFields = {
  /** What the server says with it. */
  meaning: prose,
  /** When you see it: concrete situations. */
  when: prose,
  /** When a server should answer it rather than a neighbouring code; begins with a condition. */
  use: prose,
  /** What the sending side should do, in one imperative sentence. */
  action: prose.max(140),
  /** What sending the same again does. */
  retry: prose,
  /** Who acts first; null where nothing failed. */
  owner: z.enum(owners).nullable(),
  /** Steps by role. They hold no placeholders: nothing of a log is known here. */
  fix: z
    .strictObject(fixByRole)
    .refine((fix) => fixRoles.some((role) => fix[role] !== undefined), toldBy("error.value.fix"))
    .meta({ minProperties: 1 }),
  /** Texts as they stand in the field, with example domains and documentation addresses. */
  texts: z.array(prose).max(3),
  /** What it is mostly caused by, most frequent first; none where nothing failed. */
  causes: z.array(cause),
  /** Codes that a reader confuses with it or needs next: `450`, `X.7.1`. */
  seeAlso: z.array(
    z.union(
      [z.string().regex(/^[2-5]\d\d$/), registeredCode],
      toldBy("error.value.anyRegisteredCode"),
    ),
  ),
};

export const replyCodeSchema = z.strictObject({
  code: replyCode,
  name: prose.max(90),
  /** `standard` stands in an RFC in force; the others are seen in the field only. */
  status: z.enum(replyCodeStatuses),
  ...codeFields,
  /** Commands that it can answer: `connect`, `EHLO`, `RCPT`, `end of DATA`, … */
  commands: z.array(prose).min(1),
  /** Enhanced status codes that usually come with it. */
  enhanced: z.array(enhancedCode),
  /** What the code alone says of the cause; null where it says nothing or reports success. */
  cause: cause.nullable(),
  references: z.array(z.strictObject({ document: prose, section: prose.nullable() })).min(1),
  source,
});

export const enhancedStatusCodeSchema = z.strictObject({
  /** Subject and detail as registered, with X for the class: `X.1.1`. */
  code: registeredCode,
  title: prose,
  /** Class digits that the code is used with. */
  classes: z.array(z.enum(["2", "4", "5"])).min(1),
  status: z.enum(enhancedCodeStatuses),
  ...codeFields,
  basicCodes: z.array(replyCode),
  /** What the code alone says of the cause, where it fails; null where it says nothing. */
  cause: cause.nullable(),
  reference: prose,
  source,
});

/** A text that a rule must win, with as much of its circumstances as the rule asks for. */
export const exampleSchema = z.strictObject({
  /** A reply as logged (`550 5.1.1 …`), or the MTA's own words. */
  text: prose,
  direction: direction.optional(),
  stage: z.enum(stages).optional(),
});

/** Parts of an advice that override those of a cause, for the directions named. */
const adviceByDirection = z.strictObject({
  outbound: adviceSchema.partial().optional(),
  inbound: adviceSchema.partial().optional(),
  local: adviceSchema.partial().optional(),
});

/**
 * An advice that several rules give. Beside the placeholders of steps, all its texts may hold
 * `{provider}`, the name of the rule's provider, and its links and steps the pages of that provider:
 * `{lookupPage}` `{removalPage}` `{formPage}` `{helpPage}`.
 */
export const sharedAdviceSchema = adviceByDirection.extend({
  id: kebabId,
  outbound: adviceSchema
    .extend({ links: z.array(z.union([link, z.string().regex(/^\{[a-z]+Page\}$/)])).max(4) })
    .partial()
    .optional(),
});

/** A mailbox provider, filter, blocklist, relay or server software that replies come from. */
export const providerSchema = z.strictObject({
  id: kebabId,
  name: prose.max(40),
  kind: z.enum(providerKinds),
  /** Domains of the hosts that reply for it, each with all below it. */
  hosts: z.array(z.string().regex(/^(?:[a-z0-9-]+\.)+[a-z0-9-]+$/, toldBy("error.value.domain"))),
  /** Literals of which one in a text shows that the provider wrote it, whatever the host. */
  signs: z.array(literal),
  /** Providers whose rules are its own as well. */
  sharesRulesOf: z.array(kebabId).optional(),
  pages: z.strictObject({
    /** Tells whether and why an address is listed or distrusted. */
    lookup: link.optional(),
    /** Takes an address off the list. */
    removal: link.optional(),
    /** The form for senders whose mail is refused. */
    form: link.optional(),
    /** What the provider asks of senders, and what its replies mean. */
    help: link.optional(),
  }),
  /** What codes mean at this provider where no text is known, if not what they mean elsewhere. */
  codes: z
    .array(
      z
        .strictObject({ code: replyCode.optional(), enhanced: enhancedCode.optional(), cause })
        .refine((codes) => codes.code ?? codes.enhanced, toldBy("error.value.codeOrEnhanced")),
    )
    .optional(),
  source,
});

export const ruleSchema = z.strictObject({
  id: ruleId,
  cause,
  /** Whose text it is: an entry of `providers.json`. */
  provider: kebabId.optional(),
  /** The text means this only where the provider is known from its host or a sign in the text. */
  knownProviderOnly: z.literal(true).optional(),
  /**
   * Regular expression over the text without its codes, blanks collapsed, letter case ignored.
   * Unbounded repetition (`*`, `+`, `{n,}`) is refused: the text is attacker-controlled.
   */
  pattern: z.string().min(3),
  /** Lower-case literals of which at least one stands in every text that the pattern matches. */
  literals: z.array(literal).min(1),
  /**
   * `reply`: a server's reply, remote or our own to a client; `own`: words that our MTA wrote
   * without a reply (a time-out, a DNS failure); `any`: either.
   */
  speaker: z.enum(["reply", "own", "any"]),
  mta: z.enum(mtas).optional(),
  directions: z.array(direction).min(1).optional(),
  stages: z.array(z.enum(stages)).min(1).optional(),
  codes: z.array(replyCode).min(1).optional(),
  enhanced: z.array(enhancedCode).min(1).optional(),
  /** Overrides the cause's own. */
  retry: z.boolean().optional(),
  /** Overrides the cause's advice; or the id of a shared one in `advice.json`. */
  advice: z.union([kebabId, adviceByDirection], toldBy("error.value.advice")).optional(),
  /** Pages on this very text, in place of those of the advice for outbound mail. */
  links: z.array(link).min(1).max(4).optional(),
  /** The option of the MTA that sets this text or its code. */
  parameter: prose.optional(),
  source,
  examples: z.array(exampleSchema).min(1),
});

export const providersFileSchema = z.strictObject({ providers: z.array(providerSchema) });
export const adviceFileSchema = z.strictObject({ advice: z.array(sharedAdviceSchema) });
export const causesFileSchema = z.strictObject({ causes: z.array(causeSchema) });
export const replyCodesFileSchema = z.strictObject({ replyCodes: z.array(replyCodeSchema) });
export const enhancedStatusCodesFileSchema = z.strictObject({
  enhancedStatusCodes: z.array(enhancedStatusCodeSchema),
});
/** Rules are tried in the order of the file names, and within a file from top to bottom. */
export const rulesFileSchema = z.strictObject({ rules: z.array(ruleSchema).min(1) });

/** Rules of the reader's own, and whose replies they know beside the providers of the package. */
export const ownRulesFileSchema = z.strictObject({
  providers: z.array(providerSchema).optional(),
  rules: z.array(ruleSchema),
});

export type Advice = z.infer<typeof adviceSchema>;
export type SharedAdvice = z.infer<typeof sharedAdviceSchema>;
export type Provider = z.infer<typeof providerSchema>;
export type CauseEntry = z.infer<typeof causeSchema>;
export type ReplyCodeEntry = z.infer<typeof replyCodeSchema>;
export type EnhancedStatusCodeEntry = z.infer<typeof enhancedStatusCodeSchema>;
export type Rule = z.infer<typeof ruleSchema> & {
  /** What the pattern consists of, where the build has taken it apart. */
  readonly alternatives?: readonly PatternAlternative[];
};
