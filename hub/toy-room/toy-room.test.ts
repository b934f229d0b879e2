import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { afterAll, beforeAll, expect, it } from "vitest";
import { testDatabase } from "../../core/testing/database.ts";
import { makeMember, makeOrganization, type Person } from "../../core/testing/factories/people.ts";
import { temporaryFolder } from "../../core/testing/temporary-folder.ts";
import { callerOf, type ApiResponse, type Caller } from "../../e2e/parts/caller.ts";
import { startHubProcess, type HubProcess } from "../testing/start-hub-process.ts";
import { growToyRoom } from "./grow-toy-room.ts";

const run = promisify(execFile);
const db = await testDatabase();

let copy: string;
let touched: readonly string[];
let hub: HubProcess;
let vera: Person;
let ada: Caller;
let eve: Caller;

beforeAll(async () => {
  copy = await temporaryFolder();
  touched = growToyRoom(copy);
  const acme = await makeOrganization(db, "Acme");
  const evil = await makeOrganization(db, "Evil");
  vera = await makeMember(db, acme.id, "Vera", "viewer");
  hub = await startHubProcess(
    { DATABASE_URL: db.url, PARLEY_HOME: await temporaryFolder(), SANDBOX: "off", LOG_LEVEL: "error" },
    [],
    copy,
  );
  ada = await callerOf(hub.url, await makeMember(db, acme.id, "Ada", "agent"));
  eve = await callerOf(hub.url, evil.owner);
});

afterAll(() => hub?.stop());

const read = ({ text }: ApiResponse): Readonly<Record<string, unknown>> => Object(JSON.parse(text));
const make = (caller: Caller) => caller.ask("post", "/toys", { name: "Ball" });

it("edits three files at most outside its folder, one of them its migration", () => {
  const outside = touched.filter((path) => !path.startsWith("core/toys/"));
  expect(touched.length - outside.length).toBeGreaterThan(8);
  expect(outside.toSorted()).toEqual(["core/boundary.test.ts", "hub/rooms.ts", "migrations/9999_toys.sql"]);
});

it("is used over HTTP, followed and checked by the clock", async () => {
  const made = await make(ada);
  expect(made).toMatchObject({ status: 201, text: expect.stringContaining("Ball") });
  const path = `/toys/${String(read(made)["id"])}`;
  await expect
    .poll(async () => read(await ada.ask("get", path)))
    .toMatchObject({ followed: true, checked: true });
});

it("keeps its rights: a viewer sees a toy and makes none, and to another organization there is none", async () => {
  const path = `/toys/${String(read(await make(ada))["id"])}`;
  const viewer = await callerOf(hub.url, vera);
  expect((await viewer.ask("get", path)).status).toBe(200);
  expect(await make(viewer)).toMatchObject({ status: 403, text: expect.stringContaining("make toys") });
  expect(await eve.ask("get", path)).toMatchObject({
    status: 404,
    text: expect.stringContaining("toy_unknown"),
  });
});

it("reaches the pages of those who may hear it", async () => {
  const stop = new AbortController();
  const viewer = await callerOf(hub.url, vera);
  const [adas, veras, eves] = [ada, viewer, eve].map((caller) => hear(caller, stop.signal));
  await expect
    .poll(() => [adas?.(), veras?.(), eves?.()].every((heard) => heard?.includes("ready")))
    .toBe(true);
  await make(ada);
  await expect.poll(() => adas?.()).toContain('event: changed\ndata: {"kind":"toy"');
  expect(`${veras?.()}${eves?.()}`).not.toContain('"kind":"toy"');
  stop.abort();
});

it("is described, and the walks of the whole hub pass unedited", async () => {
  expect((await ada.ask("get", "/openapi.json")).text).toContain('"/api/toys/{id}"');
  const walks = [
    "core/http/access.test.ts",
    "core/database/tenancy.test.ts",
    "core/identity/built-in-roles.test.ts",
    "core/boundary.test.ts",
    "hub/rooms.test.ts",
  ];
  const { stdout } = await run(
    process.execPath,
    ["node_modules/vitest/vitest.mjs", "run", "--project", "hub", "--reporter", "verbose", ...walks],
    { cwd: copy, maxBuffer: 10_000_000 },
  );
  expect(stdout).toContain("toys: an organization sees its own rows");
  expect(stdout).toMatch(/Test Files.*5 passed/);
}, 120_000);

/** What the stream has said to somebody so far. */
function hear(caller: Caller, signal: AbortSignal): () => string {
  let heard = "";
  const listening = async () => {
    for await (const piece of caller.listen("/stream", signal)) heard += piece;
  };
  void listening().catch(() => undefined);
  return () => heard;
}
