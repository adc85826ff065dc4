/** Texts are masked up to here; what makes two replies alike stands at their beginning. */
const maxLength = 500;

const masks: readonly (readonly [RegExp, string])[] = [
  [/\bhttps?:\/\/[^\s<>"]{1,300}/gi, "{url}"],
  [/<?[^\s<>@"(),;:]{1,128}@[A-Za-z0-9.-]{1,128}>?/g, "{address}"],
  [/\[?(?:\d{1,3}\.){3}\d{1,3}\]?/g, "{ip}"],
  [/\[?(?:[0-9a-f]{1,4}:){2,7}(?::?[0-9a-f]{0,4}){1,7}\]?/gi, "{ip}"],
  [/\b(?:[a-z0-9_-]{1,63}\.){1,8}[a-z]{2,24}\b\.?/gi, "{host}"],
  [/\b(?=[A-Za-z_-]{0,80}\d)[A-Za-z0-9_-]{8,80}\b/g, "{id}"],
  [/\d{1,20}/g, "{number}"],
];

/**
 * The text with addresses, hosts, IP addresses, ids and numbers masked, so that replies that differ
 * in nothing else have one template.
 */
export function templateOf(text: string): string {
  let masked = text.slice(0, maxLength);
  for (const [pattern, mask] of masks) masked = masked.replace(pattern, mask);
  return masked;
}
