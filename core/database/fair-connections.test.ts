import { afterAll, describe, expect, it } from "vitest";
import { newId, type OrganizationId } from "../kernel/ids.ts";
import { testDatabase } from "../testing/database.ts";
import { asUnavailable } from "./as-unavailable.ts";
import { inOrganization, openDatabase, readOrganization } from "./index.ts";

const owner = await testDatabase();
const database = openDatabase(owner.url, { server: 4, ingest: 1, auth: 1, system: 1 }, 300);
afterAll(() => database.close());

const [acme, other] = [newId("org"), newId("org")];

/** A transaction of an organization that holds its connection until it is told to end. */
function hold(organizationId: OrganizationId) {
  const { promise: end, resolve } = Promise.withResolvers<void>();
  const begun = Promise.withResolvers<void>();
  const done = inOrganization(database, organizationId, () => (begun.resolve(), end));
  done.catch((error: unknown) => begun.reject(error));
  return { begun: begun.promise, end: () => (resolve(), done) };
}

const one = (organizationId: OrganizationId) =>
  readOrganization(database, organizationId, async ({ client }) => (await client.query("select")).rowCount);

describe("security 6: an organization that holds connections", () => {
  it("leaves others some, waits for its own, and is told that the hub is busy where none comes free", async () => {
    const held = [hold(acme), hold(acme), hold(acme)];
    await Promise.all(held.map(({ begun }) => begun));
    expect(await one(other)).toBe(1);
    await expect(one(acme)).rejects.toMatchObject({ kind: "unavailable", code: "database_busy" });

    const waiting = one(acme);
    await held[0]?.end();
    expect(await waiting).toBe(1);
    await Promise.all(held.map(({ end }) => end()));
    expect(await Promise.all(Array.from({ length: 12 }, () => one(acme)))).toEqual(Array(12).fill(1));
  });

  it("is not helped by many: beyond the pool they are told too that the hub is busy", async () => {
    const held = [hold(acme), hold(acme), hold(acme), hold(other)];
    await Promise.all(held.map(({ begun }) => begun));
    const error: unknown = await one(newId("org")).catch((thrown: unknown) => thrown);
    expect(asUnavailable(error)).toMatchObject({ kind: "unavailable", code: "database_busy" });
    await Promise.all(held.map(({ end }) => end()));
  });

  it("gives a connection back that failed", async () => {
    for (let n = 0; n < 5; n += 1)
      await expect(
        readOrganization(database, acme, ({ client }) => client.query("select 1 / 0")),
      ).rejects.toThrow("division by zero");
    expect(await one(acme)).toBe(1);
  });
});

describe("security 6: a statement of the server", () => {
  it("ends after eight seconds", async () => {
    const shown = await readOrganization(database, acme, async ({ client }) => {
      const { rows } = await client.query<{ statement_timeout: string }>("show statement_timeout");
      return rows[0]?.statement_timeout;
    });
    expect(shown).toBe("8s");
  });

  it("that took too long is told to be too much, and not to be a fault", async () => {
    const error: unknown = await readOrganization(database, acme, async ({ client }) => {
      await client.query("set local statement_timeout = '20ms'");
      await client.query("select pg_sleep(60)");
    }).catch((thrown: unknown) => thrown);
    expect(asUnavailable(error)).toMatchObject({ kind: "unavailable", code: "took_too_long" });
  });
});

it("a database that is away is told to be so, and other errors are left as they are", async () => {
  const nowhere = openDatabase("postgres://nobody@127.0.0.1:1/nowhere");
  const error: unknown = await nowhere.auth.query("select").catch((thrown: unknown) => thrown);
  expect(asUnavailable(error)).toMatchObject({ kind: "unavailable", code: "database_away" });
  await nowhere.close();
  for (const other of [new Error("No."), new TypeError("x is not a function"), "thrown", undefined])
    expect(asUnavailable(other)).toBeUndefined();
});
