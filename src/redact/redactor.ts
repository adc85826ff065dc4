import { hashTexts } from "../text/hash-text.js";

/** Whose names may stay: the domain itself, and all below. */
export interface RedactorOptions {
  /** Domains of providers that the catalog knows: they tell nothing of anybody. */
  readonly publicDomains: Iterable<string>;
}

/** Names that are known to be of people in a text, wherever they stand in it. */
export interface KnownPeople {
  /** Addresses, with or without a domain. */
  readonly addresses: readonly (string | null)[];
}

/** Values behind words that name a secret. */
const secret =
  /\b((?:pass(?:word|wd|phrase)?|secret|token|api[-_]?key|authorization|bearer|credentials?)\b["']?\s{0,3}[:=]\s{0,3}(?:(?:bearer|basic|plain|login)\s{1,3})?|\bAUTH\s{1,3}(?:PLAIN|LOGIN|XOAUTH2|OAUTHBEARER)\s{1,3}|\bbearer\s{1,3})(["']?)[^\s"',;&)>\]]{3,2000}/gi;

/** What of an address on the web may name a person or open a door. */
const webQuery = /\b(https?:\/\/[^\s<>"'?#]{1,2000})[?#][^\s<>"')\]]{1,2000}/gi;
const webLogin = /\b(https?:\/\/)[^\s/@<>"']{1,500}@/gi;

const quotedAddress = /"[^"\s]{1,64}"@[A-Za-z0-9.-]{1,255}/g;
const address =
  /[^\s<>()[\]",;:@`'=|/\\\uE000\uE001]{1,128}(?:'[^\s<>()[\]",;:@`\uE000\uE001]{1,64})?@(?:\[[^\]\s]{1,64}\]|[\p{L}\p{N}][\p{L}\p{N}.-]{0,254})/gu;
/** Local names between angle brackets, as `<root>` in Postfix's own rejects. */
const bracketed = /<([A-Za-z0-9._%+-]{1,64})>/g;
/** `sasl_username=ann`, `user=ann`: who logs in. */
const login = /\b((?:sasl_username|sasl_sender|username|user|login|uid)=)([^\s,;()<>]{1,128})/gi;

const ipv4 = /(?<![\d.])(?:\d{1,3}\.){3}\d{1,3}(?![\d.]?\d)/g;
/** Times look like it, too: `isIpv6` decides. */
const ipv6 = /(?<![\w:])(?:IPv6:)?[0-9a-f]{0,4}(?::[0-9a-f]{0,4}){2,8}(?![\w:])/gi;
const host =
  /(?<![\p{L}\p{N}_@.-])(?:[\p{L}\p{N}_](?:[\p{L}\p{N}_-]{0,61}[\p{L}\p{N}])?\.){1,10}(?:\p{L}{2,24}|xn--[a-z0-9-]{1,59})(?![\p{L}\p{N}_-])/gu;

/** Last parts of names that are files, not hosts. */
const fileEndings: ReadonlySet<string> = new Set([
  ...["cf", "conf", "db", "log", "map", "pl", "php", "html", "htm", "txt", "sock", "lmdb", "cdb"],
  ...["exe", "zip", "scr", "js", "vbs", "docm", "xlsm", "jar", "iso", "lnk"],
]);

/** Names that documentation and this module use; nobody has them. */
const nobodys = /^(?:localhost|localdomain|(?:.*\.)?invalid)$/i;

/**
 * Gives people, hosts and addresses pseudonyms, and takes secrets out. A name has one pseudonym, in
 * every text and every run, so that two lines on one address can still be matched; it is a part of a
 * hash without a key: who guesses a name can test the guess.
 */
export class Redactor {
  readonly #publicDomains: ReadonlySet<string>;

  constructor({ publicDomains }: RedactorOptions) {
    this.#publicDomains = new Set(publicDomains);
  }

  /** `user-3f2a91c0@domain-91c04d21.invalid`; what has no `@` is a user. */
  address(text: string): string {
    if (text === "" || text.startsWith("user-")) return text;
    const at = text.lastIndexOf("@");
    const user = `user-${shortHash("user", text.toLowerCase())}`;
    return at < 0 ? user : `${user}@${this.domain(text.slice(at + 1))}`;
  }

  /** `domain-91c04d21.invalid`, also for hosts; those of providers stay. */
  domain(text: string): string {
    const name = text.toLowerCase().replace(/\.$/, "");
    if (name.startsWith("[")) return `[${this.ip(name.slice(1, -1))}]`;
    if (nobodys.test(name) || this.#isPublic(name)) return text;
    return `domain-${shortHash("domain", name)}.invalid`;
  }

  /** `ip-5d21f00c` */
  ip(text: string): string {
    return `ip-${shortHash("ip", text.toLowerCase())}`;
  }

  /** A text of the log with pseudonyms for all that it names. */
  text(text: string, people: KnownPeople = { addresses: [] }): string {
    const places: string[] = [];
    // What is done stays out of reach of the patterns that follow.
    const keep = (done: string) => `\uE000${places.push(done) - 1}\uE001`;
    const redacted = text
      .replace(/[\uE000\uE001]/g, "\uFFFD")
      .replace(
        secret,
        (_, before: string, quote: string) => `${before}${quote}${keep("[redacted]")}`,
      )
      .replace(webLogin, (_, scheme: string) => `${scheme}${keep("[redacted]")}@`)
      .replace(webQuery, (_, page: string) => `${page}${keep("?[redacted]")}`)
      .replace(quotedAddress, (found) => keep(this.address(found)))
      .replace(address, (found) => keep(this.#addressIn(found)))
      .replace(login, (_, before: string, name: string) =>
        name.startsWith("\uE000") ? before + name : before + keep(this.address(name)),
      )
      .replace(bracketed, (whole, name: string) =>
        /^\d{3}$/.test(name) ? whole : `<${keep(this.#nameBetween(name))}>`,
      )
      .replace(ipv4, (found) => keep(this.ip(found)))
      .replace(ipv6, (found) => (isIpv6(found) ? keep(this.ip(found)) : found))
      .replace(host, (found) => keep(this.#hostIn(found)));
    return hidePeople(redacted, people, (name) => keep(name), this).replace(
      /\uE000(\d+)\uE001/g,
      (_, index: string) => places[Number(index)] ?? "",
    );
  }

  #addressIn(found: string): string {
    // The dot that ends a sentence is none of the name.
    const [, name = found, rest = ""] = /^(.*?)([.-]*)$/su.exec(found) ?? [];
    return this.address(name) + rest;
  }

  #nameBetween(name: string): string {
    return name.includes(".") ? this.#hostIn(name) : this.address(name);
  }

  #hostIn(name: string): string {
    const ending = name.slice(name.lastIndexOf(".") + 1).toLowerCase();
    return fileEndings.has(ending) ? name : this.domain(name);
  }

  #isPublic(name: string): boolean {
    for (let at = 0; at >= 0; at = name.indexOf(".", at) + 1 || -1) {
      if (this.#publicDomains.has(name.slice(at))) return true;
    }
    return false;
  }
}

/** Local parts of known addresses, where a server repeats them without their domain. */
function hidePeople(
  text: string,
  { addresses }: KnownPeople,
  keep: (name: string) => string,
  redactor: Redactor,
): string {
  let hidden = text;
  for (const known of addresses) {
    const local = known?.slice(0, known.lastIndexOf("@") < 0 ? undefined : known.lastIndexOf("@"));
    if (known == null || local === undefined || !namesSomebody(local)) continue;
    const user = redactor.address(known).split("@", 1)[0] ?? "";
    hidden = replaceWord(hidden, local, () => keep(user));
  }
  return hidden;
}

/** Parts that are words of many replies, and offices rather than people. */
const roles: ReadonlySet<string> = new Set([
  ...["abuse", "account", "address", "admin", "contact", "error", "help", "info", "mail"],
  ...["mailbox", "mailer-daemon", "message", "news", "no-reply", "noreply", "office", "postmaster"],
  ...["recipient", "root", "sales", "sender", "server", "service", "spam", "support", "test"],
  ...["unknown", "user", "webmaster"],
]);

/** Whether it is worth hiding where it stands alone; what is short is a word, or a code. */
function namesSomebody(local: string): boolean {
  return local.length >= 3 && !/^\d{1,4}$/.test(local) && !roles.has(local.toLowerCase());
}

/** Replaces a text where it stands as a word of its own, in any case. */
function replaceWord(text: string, word: string, replacement: () => string): string {
  const lower = text.toLowerCase();
  const wanted = word.toLowerCase();
  // Letters that change their length with their case move all that follows.
  if (lower.length !== text.length || wanted.length !== word.length) return text;
  let result = "";
  let from = 0;
  for (let at = lower.indexOf(wanted); at >= 0; at = lower.indexOf(wanted, from)) {
    const end = at + wanted.length;
    const isWord = !isNamePart(text[at - 1]) && !isNamePart(text[end]);
    result += text.slice(from, at) + (isWord ? replacement() : text.slice(at, end));
    from = end;
  }
  return result + text.slice(from);
}

function isNamePart(character: string | undefined): boolean {
  return character !== undefined && /[\p{L}\p{N}_\uE000\uE001]/u.test(character);
}

/** Eight groups, or some of them left out. */
function isIpv6(text: string): boolean {
  const groups = text.replace(/^IPv6:/i, "");
  return groups.includes("::") ? /[0-9a-f]/i.test(groups) : groups.split(":").length === 8;
}

/** Eight hexadecimal digits: enough that no two of a log's names share one by chance. */
function shortHash(kind: string, name: string): string {
  return hashTexts([kind, name]).toString(16).padStart(14, "0").slice(-8);
}
