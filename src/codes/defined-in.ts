/** Where a code is defined, or where its use was found. */
export interface DefinedIn {
  /** `RFC 5321`, the registry, or the host of a web page. */
  readonly document: string;
  readonly section: string | null;
  readonly href: string | null;
}

type Reference = Pick<DefinedIn, "document" | "section">;

/**
 * The documents that an entry names, each with its address. Where they are no documents, the page
 * that the entry was taken from stands for them.
 */
export function definitionsOf(
  references: readonly Reference[] | string | null,
  source: string,
): readonly DefinedIn[] {
  const named = typeof references === "string" ? splitReference(references) : (references ?? []);
  const definitions = named.map((reference) => ({ ...reference, href: addressOf(reference) }));
  if (definitions.length > 0) return definitions;
  const host = /^https:\/\/(?:www\.)?([^/?#]+)/.exec(source)?.[1];
  return host === undefined ? [] : [{ document: host, section: null, href: source }];
}

/** `RFC 7505 section 4.2; IANA registry` in its parts. */
function splitReference(text: string): Reference[] {
  return text.split(/\s*;\s*/).map((part) => {
    const { document, section } =
      /^(?<document>RFC \d+) section (?<section>[\d.]+)$/.exec(part)?.groups ?? {};
    return { document: document ?? part, section: section ?? null };
  });
}

function addressOf({ document, section }: Reference): string | null {
  const number = /^RFC (\d+)$/.exec(document)?.[1];
  if (number === undefined) return null;
  const anchor = section !== null && /^\d[\d.]*$/.test(section) ? `#section-${section}` : "";
  return `https://www.rfc-editor.org/rfc/rfc${number}${anchor}`;
}
