/** Elements that have no end tag (HTML standard, void elements). */
const voidElements = new Set(["meta", "br", "hr", "link", "img", "input"]);

/** What is wrong with a page of HTML: tags that do not pair, and anything that it loads or runs. */
export function htmlFaults(html: string): string[] {
  const faults: string[] = [];
  const open: string[] = [];
  const body = html.replace(/^<!doctype html>\n/, "").replace(/<style>[\s\S]*?<\/style>/, "");
  for (const [tag, slash = "", name = ""] of body.matchAll(/<(\/?)([a-z0-9]+)[^<>]*>/g)) {
    if (slash === "/") {
      const opened = open.pop();
      if (opened !== name) faults.push(`${tag} ends <${opened ?? "nothing"}>`);
    } else if (!voidElements.has(name)) open.push(name);
  }
  faults.push(...open.map((name) => `<${name}> is not ended`));
  // Names of tags and attributes, and styles; texts and values may say what they like.
  const active = /<(?:script|link|img|iframe)\b|<[^<>]*\s(?:src|on\w+)=|@import|url\(/g;
  for (const [found] of html.replace(/="[^"<>]*"/g, "=").matchAll(active)) {
    faults.push(`loads or runs something: ${found}`);
  }
  const stray = body.replace(/<\/?[a-z0-9]+(?: [a-z-]+="[^"<>]*")*>/g, "");
  faults.push(
    ...Array.from(stray.matchAll(/[<>]|&(?!(?:amp|lt|gt|quot|#39);)/g), ([one]) => `stray ${one}`),
  );
  return faults;
}
