/** The visitor's name and address. `emailProof` is the host page's signature of the address. */
export type Person = { readonly name?: string; readonly email?: string; readonly emailProof?: string };

const LIMITS = { name: 120, email: 254, emailProof: 64 } as const;

/** Returns what can be used of the data that a host page gives of a visitor; the hub checks the address. */
export function usablePerson(given: unknown): Person {
  const usable = Object.entries(given ?? {}).filter(([field, value]) => isUsable(field, value));
  const known: Person = Object.fromEntries(usable);
  return known.name === undefined ? known : { ...known, name: known.name.trim().slice(0, LIMITS.name) };
}

function isUsable(field: string, value: unknown): boolean {
  if (!isField(field) || typeof value !== "string" || !value.trim()) return false;
  if (field === "name") return true;
  return value.length <= LIMITS[field] && (field !== "email" || /^\S+@\S+\.\S+$/.test(value));
}

const isField = (field: string): field is keyof typeof LIMITS => Object.hasOwn(LIMITS, field);
