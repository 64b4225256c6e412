/** Puts a computation off until it is first asked for; it is done once. */
export function lazily<Value>(compute: () => Value): () => Value {
  let found: { readonly value: Value } | null = null;
  return () => {
    found ??= { value: compute() };
    return found.value;
  };
}
