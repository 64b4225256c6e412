import { useSearchParams } from 'react-router';

/** What else the address says, so that a form does not lose it; `but` are its own fields. */
export function Kept({ but }: { readonly but: readonly string[] }) {
  const [search] = useSearchParams();
  return [...search]
    .filter(([name]) => !but.includes(name))
    .map(([name, value]) => <input key={`${name}=${value}`} type="hidden" name={name} value={value} />);
}
