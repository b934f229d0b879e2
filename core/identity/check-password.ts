import { invalid } from "../kernel/errors.ts";
import { COMMON_PASSWORDS } from "./common-passwords.ts";

/** Length is what makes a password hard to guess. */
const SHORTEST = 10;
const LONGEST = 200;
/** `aaaaaaaaaa`, `1212121212`. */
const FEWEST_CHARACTERS = 4;

/** Throws unless the password may be used: `password_too_short`, `password_too_long`, or `password_guessable` for what everybody tries first. */
export function checkPassword(password: string, email = ""): void {
  const refuse = (code: string, message: string) => invalid(code, message, { field: "password" });
  if (password.length < SHORTEST)
    throw refuse("password_too_short", `A password has at least ${SHORTEST} characters.`);
  if (password.length > LONGEST)
    throw refuse("password_too_long", `A password has at most ${LONGEST} characters.`);
  if (isGuessable(password.toLowerCase(), email.toLowerCase()))
    throw refuse(
      "password_guessable",
      "This password is among the first anybody would try. A few random words are better.",
    );
}

const isGuessable = (password: string, email: string): boolean =>
  COMMON_PASSWORDS.has(password) || password === email || new Set(password).size < FEWEST_CHARACTERS;
