/** The library writes a style element of this id unless there is one; its only rule stands in `form.css`. */
const STYLE_ID = 'react-aria-pressable-style';

/** The content policy forbids style elements: the library is told that its own is there already. */
export function markStyled(): void {
  if (typeof document === 'undefined' || document.getElementById(STYLE_ID)) return;
  const mark = document.createElement('meta');
  mark.id = STYLE_ID;
  document.head.append(mark);
}
