/** Returns whether a text is an id of Discord: digits that hold the time it was made, in the 63 bits that the hub keeps in order. */
export const isSnowflake = (text: string): boolean => /^\d{1,19}$/.test(text) && BigInt(text) < 1n << 63n;

const DISCORD_EPOCH_MS = 1_420_070_400_000n;

/** Returns when an id was made, RFC 3339. */
export const timeOfSnowflake = (id: string): string =>
  new Date(Number((BigInt(id) >> 22n) + DISCORD_EPOCH_MS)).toISOString();

/** Returns the first id of a moment, to fetch what was written since. */
export const snowflakeAt = (time: string): string => {
  const ms = BigInt(Math.max(0, Date.parse(time) || 0)) - DISCORD_EPOCH_MS;
  return String((ms > 0n ? ms : 0n) << 22n);
};

/** Returns which of two ids is newer; Discord makes them in order of time. */
export const newerOf = (a: string, b: string): string => (BigInt(a) > BigInt(b) ? a : b);

const MESSAGE_ID = /^msg_([0-9a-f]{32})$/;

/**
 * Returns the nonce of one part of a message, at most 25 characters: the 22 of its id in base64url and the number of
 * the part in base 36. Discord gives the same message for a nonce it has seen in the last minutes.
 */
export function nonceOf(messageId: string, part: number): string | undefined {
  const [, hex] = MESSAGE_ID.exec(messageId) ?? [];
  const digits = part.toString(36);
  return hex === undefined || digits.length > 3
    ? undefined
    : Buffer.from(hex, "hex").toString("base64url") + digits;
}

/** Returns the message and its part that a nonce of ours belongs to. */
export function partOfNonce(
  nonce: string,
): { readonly messageId: string; readonly part: number } | undefined {
  if (!/^[\w-]{22}[\da-z]{1,3}$/.test(nonce)) return undefined;
  const hex = Buffer.from(nonce.slice(0, 22), "base64url").toString("hex");
  return { messageId: `msg_${hex}`, part: Number.parseInt(nonce.slice(22), 36) };
}

/** What a component of ours does: `press` is a button, `form` a button that opens a form, `choice` a list. */
export type ComponentUse = "press" | "form" | "choice";

const LETTERS = { press: "b", form: "f", choice: "c" } as const;
const USES: Readonly<Record<string, ComponentUse>> = { b: "press", f: "form", c: "choice" };

/** Returns the custom id of a component. Its place makes it unique: Discord refuses two alike in one message. */
export const customIdOf = (use: ComponentUse, place: number, value: string): string =>
  `${LETTERS[use]}${place}:${value}`;

/** Parses a custom id; one that is not ours is a press with the whole text as its value. */
export function componentOf(customId: string): { readonly use: ComponentUse; readonly value: string } {
  const [, letter = "", value = ""] = /^([bfc])\d{1,2}:([\s\S]*)$/.exec(customId) ?? [];
  const use = USES[letter];
  return use === undefined ? { use: "press", value: customId } : { use, value };
}
