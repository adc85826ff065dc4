/** Names as DNS has them; texts write words of their own (`RESOLVER.ADR.Ambiguous`) otherwise. */
const domainName = /(?<![\w.-])(?:[a-z0-9-]+\.)+[a-z]{2,}(?![\w.-])/g;

/** RFC 2606 and RFC 6761. */
const exampleDomain = /(?:^|\.)(?:example(?:\.(?:com|net|org))?|invalid|test|localhost)$/;

const address = /(?<![\d.])\d{1,3}(?:\.\d{1,3}){3}(?![\d.])/g;

/** RFC 5737. */
const exampleAddress = /^(?:192\.0\.2|198\.51\.100|203\.0\.113)\./;

/** Domains and addresses of a text are those that stand for examples. */
export function lintExampleText(text: string): string[] {
  const domains = (text.match(domainName) ?? []).filter((name) => !exampleDomain.test(name));
  const addresses = (text.match(address) ?? []).filter((ip) => !exampleAddress.test(ip));
  return [
    ...domains.map((name) => `${name} may belong to somebody; write example.com`),
    ...addresses.map((ip) => `${ip} may belong to somebody; write 192.0.2.1`),
  ];
}
