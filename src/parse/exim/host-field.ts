import type { Client, Relay } from "../../model/delivery-attempt.js";

const shape = /^([^\s([]*)(?: ?\((.*?)\))?(?: ?\[([^\]]*)\](?::(\d+))?)?\*?$/;

interface HostField {
  readonly host: string | null;
  readonly ip: string | null;
  readonly port: number | null;
}

function parse(value: string): HostField {
  const match = shape.exec(value);
  return {
    host: match?.[1] || null,
    ip: match?.[3] || null,
    port: match?.[4] === undefined ? null : Number(match[4]),
  };
}

/** Parses `H=name (helo) [ip]:port` as the host that we talked to. */
export function parseRelayField(value: string | undefined): Relay | null {
  return value === undefined ? null : parse(value);
}

/** Parses `H=name (helo) [ip]:port` as the client; a name in brackets is only its own claim. */
export function parseClientField(value: string | undefined): Client | null {
  if (value === undefined) return null;
  const { host, ip } = parse(value);
  return { host, ip };
}
