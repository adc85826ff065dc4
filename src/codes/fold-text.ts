/**
 * Text as it is searched: without case and accents. Marks of other scripts stay, for without its
 * vowels a Thai word is another one.
 */
export function foldText(text: string): string {
  return text
    .normalize("NFD")
    .replace(/[\u0300-\u036f]/g, "")
    .toLowerCase()
    .replaceAll("đ", "d");
}
