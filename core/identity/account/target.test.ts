import { expect, it } from "vitest";
import { performAction } from "../../audit/index.ts";
import { newId } from "../../kernel/ids.ts";
import { testDatabase } from "../../testing/database.ts";
import { actorOf, makeOrganization } from "../../testing/factories/people.ts";
import { changeMe } from "./change-me.ts";

const db = await testDatabase();
const acme = await makeOrganization(db, "Acme");
const olga = actorOf(acme.owner, acme.id, "owner");

it("is not changed by a program with the member's key, whatever way it comes in", async () => {
  const actor = { ...olga, keyId: newId("key") };
  await expect(
    performAction({ database: db }, changeMe, { actor }, "", { name: "Mallory" }, async () => {}),
  ).rejects.toMatchObject({ kind: "refused", code: "session_required" });
  const { rows } = await db.owner.query("select name from users where id = $1", [olga.userId]);
  expect(rows).toEqual([{ name: olga.name }]);
});
