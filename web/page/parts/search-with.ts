/** The search of an address with some of it said otherwise; null, or nothing, is no longer said. */
export function searchWith(search: URLSearchParams, changed: Readonly<Record<string, string | number | null>>): string {
  const other = new URLSearchParams(search);
  for (const [name, value] of Object.entries(changed)) {
    other.delete(name);
    if (value !== null && value !== '') other.set(name, String(value));
  }
  // A colon and a comma may stand in an address as they are, and are easier to read.
  return other.size === 0 ? '' : `?${other}`.replaceAll('%3A', ':').replaceAll('%2C', ',');
}
