import { describe, expect, it } from "vitest";
import { checkPassword } from "./check-password.ts";

const check = (password: string) => checkPassword(password, ["ada@example.test", "Ada"]);

it.each([
  ["password_too_short", "Xk3!pq9Zw"],
  ["password_too_long", "x9".repeat(101)],
])("refuses with %s: %s", async (code, password) => {
  await expect(check(password)).rejects.toMatchObject({ kind: "invalid", code });
});

describe("security, missing 3: among the first that anybody would try is", () => {
  it.each([
    ["a word and a year", ["Summer2026!", "iloveyou2024", "Passw0rd2027", "Willkommen2026!", "Fussball2030"]],
    ["a word and a row of digits", ["letmein12345", "monkey123456789", "Passwort123!", "Parley12345!"]],
    ["a row of keys", ["QWERTYUIOP", "qwertzuiop12", "1q2w3e4r5t6z", "0192837465"]],
    ["a repetition", ["1212121212121", "aaaaaaaaaa", "abcabcabcabc", "passwordpassword"]],
    ["a date", ["31.12.1999", "1999-12-31!"]],
    ["what is known of the person", ["Ada@Example.Test", "example2026!", "adaadaada1!"]],
  ])("%s", async (_, passwords) => {
    for (const password of passwords)
      await expect(check(password), password).rejects.toMatchObject({
        code: "password_guessable",
        facts: { field: "password" },
      });
  });

  it("one of which the first 64 characters are, however long it is", async () => {
    await expect(check("password".repeat(20))).rejects.toMatchObject({ code: "password_guessable" });
  });
});

it.each([
  "correct horse battery",
  "Xk3!pq9Zwa",
  "пароль из трёх слов",
  "grüne wiese am see",
  "tomato chair lamp",
  "x".repeat(5) + "9Ä".repeat(20) + "blue sofa river moon".repeat(5),
])("takes %s", async (password) => {
  await expect(check(password)).resolves.toBeUndefined();
});
