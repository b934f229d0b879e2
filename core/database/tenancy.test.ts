import pg from "pg";
import { beforeAll, describe, expect, it } from "vitest";
import { testDatabase } from "../testing/database.ts";
import { makeOrganization, type Organization } from "../testing/factories/people.ts";
import { insertTenantRows, tenantRows, type Row } from "../testing/factories/tenant-rows.ts";
import { findTenancyFaults, listTenantTables } from "../testing/find-tenancy-faults.ts";

const db = await testDatabase();
const tables = await listTenantTables(db.owner);

let ours: Organization;
let theirs: Organization;

beforeAll(async () => {
  ours = await makeOrganization(db, "Ours");
  theirs = await makeOrganization(db, "Theirs");
  for (const { id, owner } of [ours, theirs]) await insertTenantRows(db.owner, id, owner.id);
});

describe("the catalogue", () => {
  it("shows every tenant's table closed to the others", async () => {
    expect(tables.length).toBeGreaterThan(25);
    expect(await findTenancyFaults(db.owner)).toEqual([]);
  });

  it.each([
    [
      "a policy is dropped",
      "drop policy tenant on comm_messages",
      "table comm_messages has no policy for the server",
    ],
    [
      "a policy looks elsewhere too",
      "alter policy tenant on comm_messages using (organization_id = current_setting('app.organization_id') or true)",
      "policy tenant on comm_messages lets rows of other organizations through",
    ],
    [
      "a policy forgets an unset organization",
      "alter policy tenant on comm_labels using (organization_id = current_setting('app.organization_id', true))",
      "policy tenant on comm_labels lets rows of other organizations through",
    ],
    [
      "a policy is for everybody",
      "create policy open on comm_labels using (true)",
      "policy open on comm_labels lets rows of other organizations through",
    ],
    [
      "row-level security is not forced",
      "alter table outbox no force row level security",
      "table outbox has no forced row-level security",
    ],
    [
      "a table forgets the organization",
      "create table comm_drafts (id text primary key)",
      "table comm_drafts has no organization_id",
    ],
    [
      "a table is born open",
      "create table comm_drafts (organization_id text not null, id text, primary key (organization_id, id))",
      "table comm_drafts has no forced row-level security",
    ],
    [
      "the organization may be missing",
      "create table comm_drafts (organization_id text)",
      "table comm_drafts allows a null organization_id",
    ],
    [
      "a key leaves out the organization",
      "create unique index by_id on comm_labels (id)",
      "index by_id is unique without beginning with the organization",
    ],
    [
      "a foreign key leaves it out",
      "alter table comm_labels add constraint astray foreign key (id) references comm_channels (id) not valid",
      "foreign key astray on comm_labels does not begin with the organization",
    ],
    [
      "a view runs as its owner",
      "create view peek as select * from comm_messages",
      "view peek runs with its owner's rights",
    ],
    [
      "a function runs as its owner",
      "create function peek() returns bigint language sql security definer return 1",
      "function peek runs with its owner's rights",
    ],
    [
      "the server may read sessions",
      "grant select (token) on user_sessions to parley_server",
      "table user_sessions can be reached by the server",
    ],
    [
      "the server may empty tables",
      "grant truncate on comm_labels to parley_server",
      "role parley_server can go around row-level security",
    ],
    [
      "the server goes around it",
      "alter role parley_server bypassrls",
      "role parley_server can go around row-level security",
    ],
  ])("is refused when %s", async (_, change, fault) => {
    const client = await db.owner.connect();
    try {
      await client.query("begin");
      await client.query(change);
      expect(await findTenancyFaults(client)).toContain(fault);
    } finally {
      await client.query("rollback");
      client.release();
    }
  });
});

describe("behaviour", () => {
  it("is tried on every tenant table", async () => {
    const tried = new Set(["user_roles", ...tenantRows(ours.id, ours.owner.id).map(([table]) => table)]);
    expect(tables.filter((table) => !tried.has(table))).toEqual([]);
  });

  it.each(tables)("%s: an organization sees its own rows, and no other's", async (table) => {
    const rows = await asOurs((client) => all(client, table));
    expect(rows.length).toBeGreaterThan(0);
    expect(new Set(rows.map((row) => row["organization_id"]))).toEqual(new Set([ours.id]));
    expect(
      (await all(db.owner, table)).filter((row) => row["organization_id"] === theirs.id).length,
    ).toBeGreaterThan(0);
  });

  it.each(tables)("%s: it changes and deletes none of the others' rows", async (table) => {
    const before = await theirRows(table);
    for (const change of [
      `update ${table} set organization_id = organization_id where organization_id = $1`,
      `delete from ${table} where organization_id = $1`,
    ]) {
      expect(await asOurs((client) => attempt(client, change, [theirs.id]))).toBeOneOf([
        "0 rows",
        "no privilege",
      ]);
    }
    expect(await theirRows(table)).toEqual(before);
    expect(before.length).toBeGreaterThan(0);
  });

  it.each(tables)("%s: it puts no row into another organization, new or moved", async (table) => {
    const [row] = await theirRows(table);
    expect(row).toBeDefined();
    const copy = `insert into ${table} overriding system value select * from jsonb_populate_record(null::${table}, $1)`;
    expect(await asOurs((client) => attempt(client, copy, [JSON.stringify(row)]))).toBe("no privilege");
    const move = `update ${table} set organization_id = $1`;
    expect(await asOurs((client) => attempt(client, move, [theirs.id]))).toBe("no privilege");
  });

  it.each(tables)("%s: shows nothing while no organization is set", async (table) => {
    // A connection that never had one refuses; one that had one once keeps the setting's name with an empty value.
    expect(await withoutOrganization((client) => attempt(client, `select from ${table}`, []))).toBeOneOf([
      "0 rows",
      "no organization",
    ]);
  });

  it("shows a person only the colleagues of the organization at hand", async () => {
    const { rows } = await asOurs((client) => client.query<{ id: string }>("select id from users"));
    expect(rows).toEqual([{ id: ours.owner.id }]);
  });

  it("shows an organization itself alone", async () => {
    const { rows } = await asOurs((client) =>
      client.query<{ name: string }>("select name from organizations"),
    );
    expect(rows).toEqual([{ name: "Ours" }]);
  });

  it("ends nobody's sessions across organizations", async () => {
    await db.owner.query(
      "insert into user_sessions (id, user_id, token, expires_at) values ('ses_1', $1, 'a', 'infinity'), ('ses_2', $2, 'b', 'infinity')",
      [ours.owner.id, theirs.owner.id],
    );
    const ended = await asOurs(
      async (client) =>
        (
          await client.query<{ theirs: number; ours: number }>(
            "select end_member_sessions($1) as theirs, end_member_sessions($2) as ours",
            [theirs.owner.id, ours.owner.id],
          )
        ).rows,
    );
    expect(ended).toEqual([{ theirs: 0, ours: 1 }]);
  });
});

const all = async (client: pg.Pool | pg.PoolClient, table: string): Promise<Row[]> =>
  (await client.query<{ row: Row }>(`select to_jsonb(t) as row from ${table} t`)).rows.map(({ row }) => row);

const theirRows = async (table: string): Promise<Row[]> =>
  (await all(db.owner, table)).filter((row) => row["organization_id"] === theirs.id);

/** On the server's connection, for our organization; nothing of it stays. */
async function asOurs<T>(work: (client: pg.PoolClient) => Promise<T>): Promise<T> {
  const client = await db.server.connect();
  try {
    await client.query(`begin; set local app.organization_id = '${ours.id}'`);
    return await work(client);
  } finally {
    await client.query("rollback");
    client.release();
  }
}

async function withoutOrganization<T>(work: (client: pg.PoolClient) => Promise<T>): Promise<T> {
  const client = await db.server.connect();
  try {
    await client.query("begin");
    return await work(client);
  } finally {
    await client.query("rollback");
    client.release();
  }
}

/** SQLSTATEs that are an answer here. */
const REFUSALS: Readonly<Record<string, string>> = { "42501": "no privilege", "42704": "no organization" };

async function attempt(client: pg.PoolClient, text: string, values: unknown[]): Promise<string> {
  await client.query("savepoint before");
  try {
    return `${(await client.query(text, values)).rowCount} rows`;
  } catch (error) {
    await client.query("rollback to before");
    const refusal = error instanceof pg.DatabaseError ? REFUSALS[error.code ?? ""] : undefined;
    if (refusal === undefined) throw error;
    return refusal;
  }
}
