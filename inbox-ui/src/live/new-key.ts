/** Makes a unique key, as a uuid. Pages over plain http have no `crypto.randomUUID`. */
export function newKey(): string {
  return "10000000-1000-4000-8000-100000000000".replace(/[018]/g, (digit) =>
    (Number(digit) ^ (fifteenAtMost() & (15 >> (Number(digit) / 4)))).toString(16),
  );
}

const fifteenAtMost = () => (crypto.getRandomValues(new Uint8Array(1))[0] ?? 0) & 15;
