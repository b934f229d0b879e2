import { beforeEach, describe, expect, it } from "vitest";
import type { MemberActor } from "../access/index.ts";
import { inOrganization, readOrganization } from "../database/index.ts";
import { testDatabase } from "../testing/database.ts";
import { actorOf, makeOrganization, type Organization } from "../testing/factories/people.ts";
import { listAudit } from "./queries.ts";
import { recordAudit } from "./record-audit.ts";
import { verifyAuditChain } from "./verify-audit-chain.ts";

const db = await testDatabase();

let acme: Organization;
let olga: MemberActor;

beforeEach(async () => {
  acme = await makeOrganization(db, "Acme");
  olga = actorOf(acme.owner, acme.id, "owner");
});

const note = (action: string) =>
  inOrganization(db, acme.id, (tx) =>
    recordAudit(tx, {
      actor: olga,
      action,
      target: { kind: "channel", id: "chn_1" },
      facts: { name: "Shop" },
      ip: "192.0.2.7",
    }),
  );
const trail = () => readOrganization(db, acme.id, (tx) => listAudit(tx, { limit: 200 }));
const verdict = () => readOrganization(db, acme.id, verifyAuditChain);

describe("the trail", () => {
  it("says who did what, to what, from where", async () => {
    await note("channel.connected");
    expect(await trail()).toMatchObject([
      {
        number: "1",
        actor_kind: "member",
        actor_id: olga.userId,
        actor_name: "Olga",
        action: "channel.connected",
        target_kind: "channel",
        target_id: "chn_1",
        facts: { name: "Shop" },
        ip: "192.0.2.7",
      },
    ]);
  });

  it("goes with the change it tells of: what is rolled back was never written", async () => {
    const failing = inOrganization(db, acme.id, async (tx) => {
      await recordAudit(tx, { actor: olga, action: "channel.removed" });
      throw new Error("no");
    });
    await expect(failing).rejects.toThrow("no");
    expect(await trail()).toEqual([]);
  });

  it("stays one chain under forty writers at once", async () => {
    await Promise.all(Array.from({ length: 40 }, (_, at) => note(`test.${at}`)));
    expect((await trail()).map((row) => Number(row.number))).toEqual(
      Array.from({ length: 40 }, (_, at) => 40 - at),
    );
    expect(await verdict()).toEqual({ kind: "intact" });
  });

  it("pages without gaps or repeats", async () => {
    for (const action of ["a", "b", "c", "d", "e"]) await note(action);
    const page = (before?: string) =>
      readOrganization(db, acme.id, (tx) => listAudit(tx, { limit: 2, before }));
    const first = await page();
    const second = await page(first.at(-1)?.number);
    expect([...first, ...second].map((row) => row.action)).toEqual(["e", "d", "c", "b"]);
  });

  it("takes number, time and hash from nobody", async () => {
    await inOrganization(db, acme.id, async ({ client }) => {
      await client.query(
        "insert into audit_logs (organization_id, id, number, at, actor_kind, action, previous_hash, hash) values ($1, 'aud_x', 99, '2001-01-01', 'system', 'x', 'y', 'z')",
        [acme.id],
      );
    });
    const [row] = await trail();
    expect(row).toMatchObject({ number: "1" });
    expect(row?.at.getUTCFullYear()).toBeGreaterThan(2020);
    expect(await verdict()).toEqual({ kind: "intact" });
  });
});

describe("changing the past", () => {
  it.each(["update audit_logs set action = 'nothing'", "delete from audit_logs", "truncate audit_logs"])(
    "is refused to everybody: %s",
    async (change) => {
      await note("channel.connected");
      await expect(inOrganization(db, acme.id, ({ client }) => client.query(change))).rejects.toThrow(
        /permission denied/,
      );
      await expect(db.system.query(change)).rejects.toThrow(/permission denied/);
      await expect(db.owner.query(change)).rejects.toThrow(/only grows/);
    },
  );

  it.each([
    ["changed", "update audit_logs set facts = '{}' where organization_id = $1 and number = 2", 2],
    ["taken out", "delete from audit_logs where organization_id = $1 and number = 2", 3],
    [
      "made to look right by itself",
      "update audit_logs a set action = 'x', hash = audit_hash(row(a.organization_id, a.number, a.id, a.at, a.actor_kind, a.actor_id, a.actor_name, 'x', a.target_kind, a.target_id, a.facts, a.ip, a.previous_hash, '')::audit_logs) where organization_id = $1 and number = 2",
      3,
    ],
  ])("is found by the chain when an entry is %s around every guard", async (_, change, number) => {
    for (const action of ["a", "b", "c"]) await note(action);
    expect(await verdict()).toEqual({ kind: "intact" });
    await aroundTheGuards(change);
    expect(await verdict()).toEqual({ kind: "broken", number });
  });
});

/** As somebody with the machine in their hands could. */
async function aroundTheGuards(change: string): Promise<void> {
  const client = await db.owner.connect();
  try {
    await client.query("begin; set local session_replication_role = replica");
    await client.query(change, [acme.id]);
    await client.query("commit");
  } finally {
    client.release();
  }
}
