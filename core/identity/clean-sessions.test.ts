import { expect, it } from "vitest";
import { testDatabase } from "../testing/database.ts";
import { makePerson } from "../testing/factories/people.ts";
import { cleanSessions } from "./clean-sessions.ts";

const db = await testDatabase();

it("forgets what has run out and keeps the rest", async () => {
  const ann = await makePerson(db, "Ann");
  await db.owner.query(
    `insert into user_sessions (id, user_id, token, expires_at) values ('ses_old', $1, 'a', clock_timestamp() - interval '1 second'), ('ses_new', $1, 'b', clock_timestamp() + interval '1 hour')`,
    [ann.id],
  );
  await db.owner.query(
    "insert into sign_in_attempts values ('account:old', 3, clock_timestamp() - interval '2 days'), ('account:new', 3, clock_timestamp())",
  );
  expect(await cleanSessions(db)).toBe(1);
  expect((await db.owner.query("select id from user_sessions")).rows).toEqual([{ id: "ses_new" }]);
  expect((await db.owner.query("select key from sign_in_attempts")).rows).toEqual([{ key: "account:new" }]);
  expect((await db.owner.query("select id from active_sessions")).rows).toEqual([{ id: "ses_new" }]);
});
