import { execFile } from "node:child_process";
import { copyFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { afterAll, beforeAll, expect, it } from "vitest";
import { credentialsSeal } from "../core/channels/index.ts";
import { createSealer } from "../core/kernel/crypto.ts";
import type { ConversationId } from "../core/kernel/ids.ts";
import { testDatabase } from "../core/testing/database.ts";
import {
  makeChannel,
  makeContact,
  makeConversation,
  makeMessage,
} from "../core/testing/factories/conversation.ts";
import { makeOrganization, type Organization } from "../core/testing/factories/people.ts";
import { temporaryFolder } from "../core/testing/temporary-folder.ts";
import { MASTER_KEY, startHubProcess, type HubProcess } from "./testing/start-hub-process.ts";

const database = await testDatabase();
const run = promisify(execFile);
const packageFile = (path: string) => fileURLToPath(new URL(`../node_modules/${path}`, import.meta.url));

let hub: HubProcess;
let acme: Organization;
let conversationId: ConversationId;
let folder: string;

beforeAll(async () => {
  folder = await temporaryFolder();
  hub = await startHubProcess({ DATABASE_URL: database.url, PARLEY_HOME: folder, SANDBOX: "off" });
  acme = await makeOrganization(database, "Acme");
  const channelId = await makeChannel(database.owner, acme.id, { connector: "webchat" });
  const credentials = JSON.stringify({ signingSecret: "a secret of the website's chat, long enough" });
  const sealed = createSealer([{ id: "test", key: MASTER_KEY }]).seal(
    credentials,
    credentialsSeal(acme.id, channelId),
  );
  await database.owner.query("update comm_channels set sealed_credentials = $2 where id = $1", [
    channelId,
    sealed,
  ]);
  const contactId = await makeContact(database.owner, acme.id, channelId, "Linus");
  conversationId = await makeConversation(database.owner, acme.id, channelId, contactId);
  await makeMessage(database.owner, acme.id, conversationId, channelId, "Where is my parcel?");
});

afterAll(() => hub?.stop());

/** What an integrator writes: no address and no type of it comes from this repository. */
const PROGRAM = `
import { ApiError, configure, createLabel, listConversations, listLabels, reply } from "./client.ts";

configure({ auth: { bearer: process.env.KEY ?? "" } });

const { items, nextCursor } = await listConversations({ query: { status: "open", limit: 10 } });
const [conversation] = items;
if (!conversation) throw new Error("No conversation is open.");
const clientKey = crypto.randomUUID();
const draft = { clientKey, text: { text: "It left today.", marks: [{ kind: "bold" as const, start: 3, end: 7 }] } };
const first = await reply({ path: { id: conversation.id }, body: draft });
const again = await reply({ path: { id: conversation.id }, body: draft });

const headers = { "Idempotency-Key": crypto.randomUUID() };
const label = await createLabel({ headers, body: { name: "Shipping", colour: "blue" } });
const same = await createLabel({ headers, body: { name: "Shipping", colour: "blue" } });
const taken = await createLabel({ body: { name: "Shipping" } }).catch((error: unknown) =>
  error instanceof ApiError ? error.status : error,
);
// @ts-expect-error -- The description says which states there are.
const wrong = await listConversations({ query: { status: "closed" } }).catch((error: ApiError) => error.status);

console.log(JSON.stringify({
  listed: items.map(({ id, lastMessage }) => [id, lastMessage?.preview ?? null]),
  nextCursor,
  replied: { text: first.text.text, author: first.author.name, again: again.id === first.id },
  labelled: { again: same.id === label.id, taken, all: (await listLabels()).items.map(({ name }) => name) },
  wrong,
}));
`;

it("shows 3: a client generated from the description lists conversations and replies with a key", async () => {
  await generateClient();
  await writeFile(join(folder, "program.ts"), PROGRAM);
  await checkTypes();
  const { stdout } = await run(process.execPath, ["program.ts"], {
    cwd: folder,
    env: { KEY: await makeKey() },
  });
  expect(JSON.parse(stdout)).toEqual({
    listed: [[conversationId, "Where is my parcel?"]],
    nextCursor: null,
    replied: { text: "It left today.", author: acme.owner.name, again: true },
    labelled: { again: true, taken: 409, all: ["Shipping"] },
    wrong: 422,
  });
});

/** Makes the client of nothing but what the running hub says of itself, its address included. */
async function generateClient(): Promise<void> {
  const description = await fetch(`${hub.url}/api/openapi.json`);
  await writeFile(join(folder, "openapi.json"), await description.text());
  await run(
    process.execPath,
    [
      packageFile("@redocly/cli/bin/cli.js"),
      "generate-client",
      "openapi.json",
      "--output=client.ts",
      "--import-ext=ts",
      "--args-style=grouped",
    ],
    {
      cwd: folder,
      env: { REDOCLY_TELEMETRY: "off", REDOCLY_SUPPRESS_UPDATE_NOTICE: "true" },
    },
  );
}

/** Throws with the compiler's words where the program or the client does not fit. */
async function checkTypes(): Promise<void> {
  await copyFile(new URL("../tsconfig.json", import.meta.url), join(folder, "base.json"));
  const compilerOptions = {
    lib: ["esnext", "dom", "dom.iterable"],
    types: ["node"],
    typeRoots: [packageFile("@types")],
    // The generated client is the generator's; its own unused parts are no fault of the description.
    noUnusedLocals: false,
    noUnusedParameters: false,
  };
  await writeFile(join(folder, "package.json"), JSON.stringify({ type: "module" }));
  await writeFile(
    join(folder, "tsconfig.json"),
    JSON.stringify({ extends: "./base.json", compilerOptions, include: ["client.ts", "program.ts"] }),
  );
  await run(process.execPath, [packageFile("typescript/bin/tsc"), "--noEmit"], { cwd: folder }).catch(
    ({ stdout }: { readonly stdout: string }) => {
      throw new Error(stdout);
    },
  );
}

/** The secret of a key that may do what the program does. */
async function makeKey(): Promise<string> {
  const origin = hub.url.replace("127.0.0.1", "localhost");
  const send = (path: string, body: object, cookie = "") =>
    fetch(`${hub.url}/api${path}`, {
      method: "POST",
      body: JSON.stringify(body),
      headers: { origin, cookie, "content-type": "application/json" },
    });
  const { email, password } = acme.owner;
  const signedIn = await send("/auth/sign-in/email", { email, password });
  const cookie = signedIn.headers
    .getSetCookie()
    .map((one) => one.split(";")[0])
    .join("; ");
  const permissions = {
    "conversation.read": "all",
    "conversation.reply": "all",
    "conversation.label": "all",
  };
  const made = await send("/keys", { name: "Integration", permissions }, cookie);
  const { secret }: { readonly secret: string } = JSON.parse(await made.text());
  return secret;
}
