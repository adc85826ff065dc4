import type { Provider } from "../catalog/schema.js";

/** Finds the provider of a host by its domain, and that by the domains above it. */
export function createProviderFinder(
  providers: ReadonlyMap<string, Provider>,
): (host: string | null) => string | null {
  const byDomain = new Map<string, string>();
  for (const { id, hosts } of providers.values()) for (const host of hosts) byDomain.set(host, id);
  return (host) => {
    if (host === null) return null;
    let domain = host.toLowerCase();
    if (domain.endsWith(".")) domain = domain.slice(0, -1);
    for (;;) {
      const id = byDomain.get(domain);
      if (id !== undefined) return id;
      const dot = domain.indexOf(".");
      if (dot < 0) return null;
      domain = domain.slice(dot + 1);
    }
  };
}
