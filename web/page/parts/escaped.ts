/** A text that is to stand in HTML, or in an attribute of it, as it is. */
export function escaped(text: string): string {
  return text.replace(/[&<>"]/g, (character) => `&#${character.charCodeAt(0)};`);
}
