/** Says that there is a list below. */
export function Arrow() {
  return (
    <svg className="compare-arrow" viewBox="0 0 10 6" width="10" height="6" aria-hidden="true">
      <path d="M0 0h10L5 6z" fill="currentColor" />
    </svg>
  );
}
