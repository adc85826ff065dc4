import type { Provider } from "../catalog/schema.js";
import type { ServerReply } from "../model/server-reply.js";
import type { CodeEvidence } from "./code-evidence.js";

/** What the codes of a reply mean at its provider; null where it uses them as others do. */
export function causeAtProvider(
  provider: Provider | undefined,
  reply: ServerReply | null,
): CodeEvidence | null {
  if (reply === null) return null;
  const found = provider?.codes?.find(
    ({ code, enhanced }) =>
      (code === undefined || code === reply.code) &&
      (enhanced === undefined || enhanced === reply.enhanced),
  );
  if (provider === undefined || found === undefined) return null;
  const { code, enhanced, cause } = found;
  const entry = [`provider:${provider.id}`, code, enhanced].filter((part) => part !== undefined);
  return { cause, evidence: enhanced === undefined ? "code" : "enhanced", entry: entry.join(":") };
}
