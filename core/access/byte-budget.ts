/** A part of the budget that several requests share, such as one address's: at most `most` bytes at once. */
export type Share = { readonly key: string; readonly most: number };

/** Counts the bytes that are held at once. */
export type ByteBudget = {
  /** Takes `bytes` of the total and of every share; null when one of them has too little left. The answer gives them back, once. */
  acquire(bytes: number, shares: readonly Share[]): (() => void) | null;
  /** Bytes held now. */
  held(): number;
};

/** Makes a budget of `total` bytes. It remembers a share only while some of it is held. */
export function createByteBudget(total: number): ByteBudget {
  const byShare = new Map<string, number>();
  let held = 0;

  const change = (bytes: number, shares: readonly Share[]) => {
    held += bytes;
    for (const { key } of shares) {
      const left = (byShare.get(key) ?? 0) + bytes;
      if (left === 0) byShare.delete(key);
      else byShare.set(key, left);
    }
  };

  const acquire: ByteBudget["acquire"] = (bytes, shares) => {
    const fits =
      held + bytes <= total && shares.every(({ key, most }) => (byShare.get(key) ?? 0) + bytes <= most);
    if (!fits) return null;
    change(bytes, shares);
    let released = false;
    return () => {
      if (!released) change(-bytes, shares);
      released = true;
    };
  };

  return { acquire, held: () => held };
}
