/** `host[ip]` of Postfix and `host name [ip]` of Exim, as they name whom they talked to. */
const hostInText = /(?:^| )([A-Za-z0-9._-]{1,255}) ?\[([0-9A-Fa-f.:]{2,45})\]/;

/** The first host that a text names together with its address; null where there is none. */
export function hostNamedIn(text: string): { readonly host: string; readonly ip: string } | null {
  const [, host, ip] = hostInText.exec(text) ?? [];
  return host === undefined || ip === undefined ? null : { host, ip };
}

/** An IPv4 address, or an IPv6 address of at least four groups or with `::` in it. */
const address =
  /(?<![\w.:])(?:(?:\d{1,3}\.){3}\d{1,3}(?![\w]|\.\d)|[0-9A-Fa-f]{1,4}(?::[0-9A-Fa-f]{0,4}){3,7}(?![\w:]))/g;

/**
 * The address that a reply speaks of, which is mostly the sending server's own: the first that is
 * neither the replying host's nor one that a blocklist answers with (127.0.0.0/8, RFC 5782).
 */
export function addressSpokenOf(reply: string, relayIp: string | null): string | null {
  for (const [found] of reply.matchAll(address)) {
    if (found !== relayIp && !found.startsWith("127.")) return found;
  }
  return null;
}
