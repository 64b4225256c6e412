/** A query under the name that a visitor gave it. No two have the same name. */
export interface SavedQuery {
  readonly name: string;
  readonly query: string;
  /** JSON, as it stands in the editor. */
  readonly variables: string;
}

/** With one more; it takes the place of another with its name. */
export function withSaved(all: readonly SavedQuery[], saved: SavedQuery): SavedQuery[] {
  const others = all.filter(({ name }) => name !== saved.name);
  return [...others, saved].sort((a, b) => a.name.localeCompare(b.name, 'en'));
}

export function withoutSaved(all: readonly SavedQuery[], name: string): SavedQuery[] {
  return all.filter((one) => one.name !== name);
}

/** Under another name; null where another one has it. */
export function renamed(all: readonly SavedQuery[], name: string, to: string): SavedQuery[] | null {
  const one = all.find((saved) => saved.name === name);
  if (!one || (to !== name && all.some((saved) => saved.name === to))) return null;
  return withSaved(withoutSaved(all, name), { ...one, name: to });
}

/** What a text says, kept by this browser or brought in a file; null where it does not hold saved queries. */
export function savedIn(text: string): SavedQuery[] | null {
  const parsed = parse(text);
  return Array.isArray(parsed) && parsed.every(isSaved) ? parsed.map(bare) : null;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function isSaved(value: unknown): value is SavedQuery {
  if (typeof value !== 'object' || value === null) return false;
  if (!('name' in value && 'query' in value && 'variables' in value)) return false;
  return [value.name, value.query, value.variables].every((part) => typeof part === 'string') && value.name !== '';
}

/** Whatever else a file says of a query is not kept. */
function bare({ name, query, variables }: SavedQuery): SavedQuery {
  return { name, query, variables };
}
