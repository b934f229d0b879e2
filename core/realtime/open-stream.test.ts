import { once } from "node:events";
import { createServer, IncomingMessage, ServerResponse, type Server } from "node:http";
import { Socket } from "node:net";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { MemberActor } from "../access/index.ts";
import { openBus } from "../bus/index.ts";
import { addNote } from "../conversations/add-note.ts";
import { assignConversation } from "../conversations/index.ts";
import { performAction } from "../audit/index.ts";
import { inOrganization } from "../database/index.ts";
import {
  newId,
  type ChannelId,
  type ConversationId,
  type OrganizationId,
  type UserId,
} from "../kernel/ids.ts";
import { appendEvent } from "../outbox/index.ts";
import { testDatabase } from "../testing/database.ts";
import {
  makeChannel,
  makeContact,
  makeConversation,
  makeMessage,
} from "../testing/factories/conversation.ts";
import { makeMember, makeOrganization } from "../testing/factories/organization.ts";
import { live } from "../testing/live.ts";
import { openStream } from "./open-stream.ts";
import { openStreams, type Streams } from "./streams.ts";

const database = await testDatabase();
const bus = await openBus({});

let streams: Streams;
let server: Server;
let acme: OrganizationId;
let shop: ChannelId;
let lamp: ConversationId;
let ada: MemberActor;
let who: MemberActor | undefined;

beforeAll(async () => {
  streams = await openStreams(database, bus, live);
  server = createServer(
    (request, out) =>
      void openStream(
        { database, streams },
        ada,
        async () => who,
        request.headers["last-event-id"]?.toString(),
        out,
      ),
  ).listen(0, "127.0.0.1");
  await once(server, "listening");
});

afterAll(async () => {
  server.close();
  server.closeAllConnections();
  await streams.close();
  await bus.close();
});

beforeEach(async () => {
  acme = await makeOrganization(database.owner);
  who = ada = await makeMember(database.owner, acme, "Ada", "agent");
  shop = await makeChannel(database.owner, acme);
  lamp = await makeConversation(database.owner, acme, shop, await makeContact(database.owner, acme, shop));
});

type Heard = { readonly id?: string; readonly event?: string; readonly said?: string };

/** Ada's page: what it hears, until it is closed. */
async function openPage(lastEventId?: string) {
  const address = server.address();
  const ending = new AbortController();
  const response = await fetch(
    `http://127.0.0.1:${typeof address === "object" && address ? address.port : 0}/`,
    { signal: ending.signal, headers: lastEventId === undefined ? {} : { "last-event-id": lastEventId } },
  );
  const heard: Heard[] = [];
  let ended = false;
  void listen(response, heard)
    .catch(() => undefined)
    .finally(() => (ended = true));
  await expect.poll(() => heard.length).toBeGreaterThan(0);
  return {
    heard,
    ended: () => ended,
    texts: () => heard.flatMap((one) => one.said ?? []),
    lastId: () => heard.findLast((one) => one.id !== undefined)?.id,
    close: () => ending.abort(),
  };
}

async function listen(response: Response, heard: Heard[]): Promise<void> {
  let rest = "";
  for await (const piece of response.body?.pipeThrough(new TextDecoderStream()) ?? []) {
    const blocks = (rest + piece).split("\n\n");
    rest = blocks.pop() ?? "";
    heard.push(...blocks.filter((block) => !block.startsWith(":")).map(read));
  }
}

function read(block: string): Heard {
  const fields = Object.fromEntries(block.split("\n").map((line) => line.split(/: (.*)/s).slice(0, 2)));
  const { message } = JSON.parse(fields["data"] ?? "{}");
  return {
    ...(fields["id"] && { id: fields["id"] }),
    ...(fields["event"] && { event: fields["event"] }),
    ...(message && { said: message.text.text }),
  };
}

/** Customers' messages that are committed together. */
async function write(...texts: readonly string[]): Promise<void> {
  const ids = await Promise.all(texts.map((text) => makeMessage(database.owner, acme, lamp, shop, text)));
  await inOrganization(database, acme, async (tx) => {
    for (const messageId of ids)
      await appendEvent(tx, { kind: "message_changed", messageId, conversationId: lamp });
  });
  streams.announce(acme);
}

/** Writes what the page may not see, and says where the page then is; transactions of other databases can hold its place back. */
async function writeUnseen(page: Awaited<ReturnType<typeof openPage>>): Promise<string | undefined> {
  await write("not hers");
  return page.lastId();
}

describe("a page", () => {
  it("that follows hears each message, and its place only with the last of those that came together", async () => {
    const page = await openPage();
    expect(page.heard).toEqual([{ id: expect.stringMatching(/^\d+$/), event: "ready" }]);
    await write("one", "two", "three");
    await expect.poll(() => page.texts()).toEqual(["one", "two", "three"]);
    expect(page.heard.slice(1).map((one) => one.id !== undefined)).toEqual([false, false, true]);
    page.close();
  });

  it("that comes back hears what it missed before it is given a new place", async () => {
    const page = await openPage();
    const place = page.lastId();
    page.close();
    await write("missed", "this too");
    const again = await openPage(place);
    await expect.poll(() => again.texts()).toEqual(["missed", "this too"]);
    expect(again.heard.map((one) => [one.event, one.id !== undefined])).toEqual([
      ["ready", false],
      ["message", false],
      ["message", true],
    ]);
    again.close();
  });

  it("that was cut off in the middle of several is told all of them again", async () => {
    const page = await openPage();
    await write("one", "two");
    await expect.poll(() => page.texts()).toHaveLength(2);
    const place = page.heard.slice(0, 2).findLast((one) => one.id !== undefined)?.id;
    page.close();
    const again = await openPage(place);
    await expect.poll(() => again.texts()).toEqual(["one", "two"]);
    again.close();
  });

  it.each(["abc", "99999999999999999999"])(
    "that claims to have been at %s reads everything anew, and goes on from now",
    async (place) => {
      const page = await openPage(place);
      await expect.poll(() => page.heard.map((one) => one.event)).toEqual(["ready", "reset"]);
      expect(page.lastId()).toMatch(/^\d+$/);
      page.close();
    },
  );

  it("hears no note unless its member reads notes", async () => {
    const writes = await openPage();
    const author = ada;
    who = ada = { ...ada, permissions: { "conversation.read": "all" } };
    const reads = await openPage();
    await performAction(
      { database },
      addNote,
      { actor: author },
      lamp,
      { clientKey: newId("msg"), text: { text: "do not trust them", marks: [] } },
      async () => undefined,
    );
    await write("said");
    await expect
      .poll(() => [writes, reads].map((page) => page.texts()))
      .toEqual([["do not trust them", "said"], ["said"]]);
    writes.close();
    reads.close();
  });

  it("hears nothing of conversations its member may not see, and still moves on", async () => {
    ada = { ...ada, permissions: { "conversation.read": "own" } };
    const page = await openPage();
    const start = page.lastId();
    await expect.poll(() => writeUnseen(page)).not.toBe(start);
    expect(page.texts()).toEqual([]);
    page.close();
  });

  it("loses sight of a conversation in the moment its member loses the right", async () => {
    const page = await openPage();
    who = { ...ada, permissions: {} };
    await inOrganization(database, acme, (tx) =>
      appendEvent(tx, { kind: "member_changed", userId: ada.userId }),
    );
    streams.announce(acme);
    await expect.poll(() => page.heard.map((one) => one.event)).toEqual(["ready", "rights", "changed"]);
    await write("secret");
    await inOrganization(database, acme, (tx) =>
      appendEvent(tx, { kind: "member_changed", userId: ada.userId }),
    );
    streams.announce(acme);
    await expect.poll(() => page.heard.filter((one) => one.event === "changed")).toHaveLength(2);
    expect(page.texts()).toEqual([]);
    page.close();
  });

  it("is told that a conversation is gone by whoever saw it as its assignee only, and by nobody else", async () => {
    who = ada = { ...ada, permissions: { "conversation.read": "own" } };
    const grace = await makeMember(database.owner, acme, "Grace", "agent");
    const olga = await makeMember(database.owner, acme, "Olga", "supervisor");
    const page = await openPage();
    const events = () => page.heard.map((one) => one.event).filter((event) => event !== "message");
    const assign = async (userId: UserId | null) => {
      await performAction(
        { database },
        assignConversation,
        { actor: olga },
        lamp,
        { userId },
        async () => undefined,
      );
      streams.announce(acme);
    };
    await assign(ada.userId);
    await expect.poll(events).toEqual(["ready", "conversation"]);
    await assign(grace.userId);
    await expect.poll(events).toEqual(["ready", "conversation", "gone"]);
    expect(page.heard.at(-1)).toEqual({ id: expect.any(String), event: "gone" });
    const place = page.lastId();
    await assign(null);
    await expect.poll(() => writeUnseen(page)).not.toBe(place);
    expect(events().filter((name) => name !== undefined)).toEqual(["ready", "conversation", "gone"]);
    page.close();
  });

  it.each(["team", "channel"] as const)(
    "that sees its team's, with the scope %s, reads everything anew when the teams may have changed",
    async (scope) => {
      who = ada = {
        ...ada,
        permissions: { "conversation.read": scope, "member.read": "all" },
        team: "night",
      };
      const page = await openPage();
      await inOrganization(database, acme, (tx) =>
        appendEvent(tx, { kind: "member_changed", userId: "usr_other" }),
      );
      streams.announce(acme);
      await expect.poll(() => page.heard.map((one) => one.event)).toEqual(["ready", "rights", "changed"]);
      page.close();
    },
  );

  it("ends with the membership of whoever reads it", async () => {
    const page = await openPage();
    who = undefined;
    await inOrganization(database, acme, (tx) =>
      appendEvent(tx, { kind: "member_changed", userId: ada.userId }),
    );
    streams.announce(acme);
    await expect.poll(() => page.ended()).toBe(true);
    expect(page.heard.map((one) => one.event)).toEqual(["ready"]);
  });

  it("that is gone before anybody listens leaves nothing behind", async () => {
    let listening = 0;
    const counted: Streams = {
      ...streams,
      listen: async (organizationId, listener) => {
        const { position, stop } = await streams.listen(organizationId, listener);
        listening += 1;
        gone.destroy();
        return { position, stop: () => (stop(), void (listening -= 1)) };
      },
    };
    const gone = new ServerResponse(new IncomingMessage(new Socket()));
    await openStream({ database, streams: counted }, ada, async () => who, undefined, gone);
    expect(listening).toBe(0);
  });
});
