import { findByNumber } from "../../conversations/index.ts";
import { NOTHING, one, type Finds } from "./candidate.ts";

/** A conversation by its number, among those the actor sees. A customer sees the one they are in. */
export const findConversation: Finds<"conversation"> = async (
  tx,
  { actor },
  { said, number = readNumber(said) },
) => {
  const id = number === null ? null : await findByNumber(tx, actor, number);
  return id === null || number === null
    ? NOTHING
    : one({ value: { id, number }, label: `#${number}`, said: `#${number}` });
};

function readNumber(said: string): number | null {
  const [, digits] = /^#?([1-9]\d{0,8})$/.exec(said) ?? [];
  return digits === undefined ? null : Number(digits);
}
