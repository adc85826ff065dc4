import type { Client, Relay } from "../model/delivery-attempt.js";
import type { Mta } from "../model/mta.js";
import { parseClientField, parseRelayField } from "./exim/host-field.js";

interface HostParts {
  readonly host: string | null;
  readonly inner: string;
  readonly port: number | null;
}

/** `host[ip]`, `host[ip]:port`, `[ip]:port`; `unknown` stands for a client without a name. */
function parts(text: string): HostParts | null {
  const open = text.indexOf("[");
  const close = text.indexOf("]", open);
  if (open < 0 || close < 0) return null;
  const name = text.slice(0, open);
  const inner = text.slice(text.startsWith("IPv6:", open + 1) ? open + 6 : open + 1, close);
  const rest = text.slice(close + 1);
  if (rest !== "" && !/^:\d{1,5}$/.test(rest)) return null;
  return {
    host: name === "" || name === "unknown" ? null : name,
    inner,
    port: rest === "" ? null : Number(rest.slice(1)),
  };
}

/** Parses who handed us mail, as Postfix's smtpd and postscreen write it. */
export function parseClient(text: string): Client | null {
  const found = parts(text);
  if (found === null) return null;
  return { host: found.host, ip: found.inner === "unknown" ? null : found.inner };
}

/**
 * Parses a `relay=` value: `host[ip]:port`, or `host[private/socket]`, which has no address. Null
 * where no other host was talked to: `none`, and the bare transport names such as `local`.
 */
export function parseRelay(text: string): Relay | null {
  const found = parts(text);
  if (found === null) return null;
  return { host: found.host, ip: found.inner.includes("/") ? null : found.inner, port: found.port };
}

/** Parses an event's `relayText` in the way of the MTA that wrote it. */
export function relayOf(mta: Mta, text: string | null): Relay | null {
  if (text === null) return null;
  return mta === "postfix" ? parseRelay(text) : parseRelayField(text);
}

/** Parses who a refused line names as the client, in the same way. */
export function clientOf(mta: Mta, text: string): Client | null {
  return mta === "postfix" ? parseClient(text) : parseClientField(text);
}
