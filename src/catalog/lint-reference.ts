/** Sections by RFC that somebody has looked up, as `data/rfc-sections.json` lists them. */
export type KnownSections = Readonly<Record<string, readonly string[]>>;

const citation = /(RFC \d+)(?: section (\S+?))?(?=[,;.]?(?:\s|$))/g;
const link = /^https:\/\/www\.rfc-editor\.org\/rfc\/rfc(\d+)(?:#section-(\S+))?$/;

/** Sections of RFCs that a text or a link cites and that are not known to exist. */
export function lintReference(text: string, known: KnownSections): string[] {
  const linked = link.exec(text);
  const cited = linked === null ? [...text.matchAll(citation)] : [linked];
  return cited.flatMap(([, document = "", section]) => {
    const name = document.startsWith("RFC") ? document : `RFC ${document}`;
    const sections = known[name];
    if (sections === undefined) return [`${name} is not in rfc-sections.json; look it up`];
    if (section === undefined || sections.includes(section)) return [];
    return [`section ${section} of ${name} is not in rfc-sections.json; look it up`];
  });
}
