import { expect, it } from "vitest";
import { testDatabase } from "../../testing/database.ts";
import { countTry } from "./count-try.ts";

const db = await testDatabase();
let tried = 0;
/** One account after the other, from one address. */
const spray = (address: string) =>
  countTry(db, { email: `person.${(tried += 1)}@example.test`, ip: address });

it.each([
  ["an address", "192.0.2.1", () => "192.0.2.1", "192.0.2.2"],
  [
    "an IPv6 network, whichever of its addresses is used",
    "2001:db8:1:2::1",
    (n: number) => `2001:db8:1:2::${n.toString(16)}`,
    "2001:db8:1:3::1",
  ],
])("%s tries a hundred passwords, on however many accounts", async (_, first, next, other) => {
  for (let n = 0; n < 100; n += 1) await spray(next(n));
  await expect(spray(first)).rejects.toMatchObject({ kind: "refused", code: "too_many_tries" });
  await expect(spray(other)).resolves.toBeUndefined();
});
