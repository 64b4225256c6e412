/** What was written in a field, without what surrounds it; empty where there is no such field. */
export function written(fields: FormData, name: string): string {
  const value = fields.get(name);
  return typeof value === 'string' ? value.trim() : '';
}

/** As it was written, blanks and all: of a password each of them counts. */
export function writtenExactly(fields: FormData, name: string): string {
  const value = fields.get(name);
  return typeof value === 'string' ? value : '';
}
