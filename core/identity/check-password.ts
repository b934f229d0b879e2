import { invalid } from "../kernel/errors.ts";
import { countGuesses } from "./count-guesses.ts";

/** Length is what makes a password hard to guess. */
const SHORTEST = 10;
const LONGEST = 200;

/** A word with a year and a mark is 10^8 guesses away, ten random characters 10^10. */
const FEWEST_GUESSES = 3e8;

/**
 * Throws unless the password may be used: `password_too_short`, `password_too_long`, or `password_guessable` for what
 * everybody tries first. `known` is what others know of its owner.
 */
export async function checkPassword(password: string, known: readonly string[]): Promise<void> {
  const refuse = (code: string, message: string) => invalid(code, message, { field: "password" });
  if (password.length < SHORTEST) throw refuse("password_too_short", `Use at least ${SHORTEST} characters.`);
  if (password.length > LONGEST) throw refuse("password_too_long", `Use at most ${LONGEST} characters.`);
  if ((await countGuesses(password, known)) < FEWEST_GUESSES)
    throw refuse("password_guessable", "This password is too common. Use a few random words instead.");
}
