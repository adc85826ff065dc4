import type { Client, Relay } from "../model/delivery-attempt.js";
import type { Mta } from "../model/mta.js";
import { parseClientField, parseRelayField } from "./exim/host-field.js";

/** `host[ip]`, `host[ip]:port`, `[ip]:port`; `unknown` stands for a client without a name. */
const bracketed = /^([^[\]]*)\[([^\]]*)\](?::(\d{1,5}))?$/;

function parts(text: string): { host: string | null; inner: string; port: number | null } | null {
  const match = bracketed.exec(text);
  if (match === null) return null;
  const host = match[1] === "" || match[1] === "unknown" ? null : (match[1] ?? null);
  const inner = (match[2] ?? "").replace(/^IPv6:/, "");
  return { host, inner, port: match[3] === undefined ? null : Number(match[3]) };
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

/** Parses an event's `clientText` in the way of the MTA that wrote it. */
export function clientOf(mta: Mta, text: string | null): Client | null {
  if (text === null) return null;
  return mta === "postfix" ? parseClient(text) : parseClientField(text);
}

/** Parses an event's `relayText` in the way of the MTA that wrote it. */
export function relayOf(mta: Mta, text: string | null): Relay | null {
  if (text === null) return null;
  return mta === "postfix" ? parseRelay(text) : parseRelayField(text);
}
