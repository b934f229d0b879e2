import { expect, it } from "vitest";
import { checkPassword } from "./check-password.ts";
import { COMMON_PASSWORDS } from "./common-passwords.ts";

it.each([
  ["password_too_short", "Xk3!pq9Zw"],
  ["password_too_long", "x9".repeat(101)],
  ["password_guessable", "Password123"],
  ["password_guessable", "QWERTYUIOP"],
  ["password_guessable", "1212121212121"],
  ["password_guessable", "Ada@Example.Test"],
])("refuses with %s: %s", (code, password) => {
  expect(() => checkPassword(password, "ada@example.test")).toThrow(
    expect.objectContaining({ kind: "invalid", code }),
  );
});

it.each(["correct horse battery", "Xk3!pq9Zwa", "пароль из трёх слов"])("takes %s", (password) => {
  expect(() => checkPassword(password, "ada@example.test")).not.toThrow();
});

it("knows the usual ones as they are compared", () => {
  expect(COMMON_PASSWORDS.size).toBeGreaterThan(150);
  expect(
    [...COMMON_PASSWORDS].filter((password) => password !== password.toLowerCase() || password === ""),
  ).toEqual([]);
});
