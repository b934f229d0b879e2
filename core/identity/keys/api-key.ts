import type { Rights } from "../../access/index.ts";
import type { Id } from "../../kernel/ids.ts";

export type KeyId = Id<"key">;

/** A key a program uses in a member's name; never the secret itself. */
export type ApiKey = {
  readonly id: KeyId;
  readonly name: string;
  /** Its first characters, by which people recognise it. */
  readonly prefix: string;
  readonly rights: Rights;
  readonly madeBy: string | null;
  /** The key by means of which its maker, a program, made it; it ends with that one. */
  readonly madeWith: { readonly id: KeyId; readonly name: string } | null;
  readonly createdAt: Date;
  readonly expiresAt: Date | null;
  readonly lastUsedAt: Date | null;
};

/** What every key begins with, so that scanners of source code find a leaked one. */
export const KEY_MARK = "parley_";

/** How much of a key is kept readable. */
export const PREFIX_LENGTH = KEY_MARK.length + 6;
