import { addressSpokenOf } from "../reply/named-hosts.js";
import type { AttemptFacts } from "../report/explanation.js";
import type { StepValues } from "../report/fill-step.js";

/** What the steps of one attempt's fix may name. */
export function stepValuesOf({
  sender,
  recipient,
  relay,
  client,
  reply,
  text,
}: AttemptFacts): StepValues {
  return {
    senderDomain: domainOf(sender),
    recipientDomain: domainOf(recipient),
    recipient,
    relayHost: relay?.host ?? null,
    relayIp: relay?.ip ?? null,
    clientHost: client?.host ?? null,
    clientIp: client?.ip ?? null,
    listedIp: addressSpokenOf(reply?.text ?? text, relay?.ip ?? null),
  };
}

function domainOf(address: string | null): string | null {
  if (address === null) return null;
  const at = address.lastIndexOf("@");
  return at === -1 ? null : address.slice(at + 1) || null;
}
