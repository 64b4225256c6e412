/** Whether both databases can store a text and give it back: no NUL, and no half of a character outside the BMP. */
export function isStorable(text: string): boolean {
  return !/[\0\p{Surrogate}]/u.test(text);
}
