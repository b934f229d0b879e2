import { beforeAll, describe, expect, test } from "vitest";
import { plain } from "../protocol/index.ts";
import { openOwnChat, type OwnChat } from "../testing/own-chat.ts";

let chat: OwnChat;

beforeAll(async () => {
  chat = await openOwnChat();
});

describe("the stream", () => {
  test("tells Ada of her reply and not Bob of it", async () => {
    const [ada, bob] = [chat.newVisitor(), chat.newVisitor()];
    const conversation = await chat.write(chat.shop, ada, "Hello");
    await chat.write(chat.shop, bob, "Hello too");
    const [adas, bobs] = [
      await chat.follow(chat.shop, ada, await chat.position()),
      await chat.follow(chat.shop, bob, await chat.position()),
    ];
    chat.announce(conversation, await chat.reply(chat.lamps, conversation, plain("For Ada"), "sent"));
    expect(await adas.until("For Ada")).toContain("event: message");
    chat.tell([
      {
        name: "typing",
        conversation: { id: conversation, channelId: chat.shop },
        data: { kind: "member", name: "Grace" },
      },
    ]);
    expect(await adas.until("Grace")).toContain("event: typing");
    expect(bobs.heard()).not.toMatch(/For Ada|Grace/);
  });

  test("resumes with what happened while Ada was away", async () => {
    const ada = chat.newVisitor();
    const conversation = await chat.write(chat.shop, ada, "Hello");
    const { lastEventId } = await chat.readThread(chat.shop, ada);
    await chat.reply(chat.lamps, conversation, plain("while you were away"), "sent");
    const stream = await chat.follow(chat.shop, ada, lastEventId);
    const heard = await stream.until("event: ready");
    expect(heard.indexOf("while you were away")).toBeGreaterThan(-1);
    expect(heard.indexOf("while you were away")).toBeLessThan(heard.indexOf("event: ready"));
  });

  test("gives Ada a place to resume from only with the last of what she missed, or a line cut before it would lose the rest", async () => {
    const ada = chat.newVisitor();
    const conversation = await chat.write(chat.shop, ada, "Hello");
    const { lastEventId } = await chat.readThread(chat.shop, ada);
    for (const text of ["one", "two", "three"])
      await chat.reply(chat.lamps, conversation, plain(text), "sent");
    const heard = await (await chat.follow(chat.shop, ada, lastEventId)).until("event: ready");
    const messages = heard.split("\n\n").filter((block) => block.includes("event: message"));
    expect(messages.map((block) => /^id: \d+$/m.test(block))).toEqual([false, false, true]);
  });

  test("leaves a reader who has fallen far behind, instead of keeping everything for them", async () => {
    const ada = chat.newVisitor();
    const conversation = await chat.write(chat.shop, ada, "Hello");
    const before = chat.listeners.size;
    await chat.follow(chat.shop, ada, await chat.position());
    expect(chat.listeners.size).toBe(before + 1);
    const frame = {
      name: "typing",
      conversation: { id: conversation, channelId: chat.shop },
      data: { kind: "member", name: "Grace" },
    };
    chat.tell(Array.from({ length: 3_000 }, () => frame));
    await expect.poll(() => chat.listeners.size).toBe(before);
  });

  test("says so when the log no longer reaches back", async () => {
    const ada = chat.newVisitor();
    await chat.write(chat.shop, ada, "Hello");
    await chat.database.owner.query(
      "insert into settings (organization_id, name, value) values ($1, 'outbox.removed_below', to_jsonb($2::text)) on conflict (organization_id, name) do update set value = excluded.value",
      [chat.lamps, await chat.position()],
    );
    expect(await (await chat.follow(chat.shop, ada, "1")).until("event: ready")).toContain("event: reset");
    await chat.database.owner.query("delete from settings where organization_id = $1", [chat.lamps]);
  });
});
