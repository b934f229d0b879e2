import { beforeAll, describe, expect, test } from "vitest";
import { openOwnChat, type OwnChat } from "../testing/own-chat.ts";

let chat: OwnChat;

beforeAll(async () => {
  chat = await openOwnChat();
});

describe("the thread", () => {
  test("is read as often as people do, and not without end", async () => {
    const read = async (visitor: string) =>
      (
        await chat.app.request(`/widget/${chat.shop}/thread`, {
          headers: { ...chat.tokenOf(chat.shop, visitor), "x-forwarded-for": "198.51.100.9" },
        })
      ).status;
    const [ada, flood] = [chat.newVisitor(), chat.newVisitor()];
    const answers = await Promise.all(Array.from({ length: 150 }, () => read(flood)));
    expect(answers.filter((status) => status === 200)).toHaveLength(120);
    expect(await read(ada)).toBe(200);
  });
});

describe("a webhook", () => {
  const request = async (visitor: string, address = "192.0.2.7") =>
    (
      await chat.app.request(`/hooks/${chat.shop}`, {
        method: "POST",
        headers: {
          ...chat.tokenOf(chat.shop, visitor),
          "x-forwarded-for": address,
          origin: "https://shop.example",
        },
      })
    ).status;

  test("hears people, and not a flood; one visitor's flood is not another's", async () => {
    const [ada, flood] = [chat.newVisitor(), chat.newVisitor()];
    const answers = await Promise.all(Array.from({ length: 200 }, () => request(flood)));
    expect(answers.filter((status) => status === 200)).toHaveLength(120);
    expect(await request(ada)).toBe(200);
  });

  test("hears one address no longer, whatever names it gives itself", async () => {
    const answers = await Promise.all(
      Array.from({ length: 1_300 }, () => request(chat.newVisitor(), "198.51.100.1")),
    );
    expect(answers.filter((status) => status === 200)).toHaveLength(1_200);
  });

  test("takes the addresses of one IPv6 network for one", async () => {
    const answers = await Promise.all(
      Array.from({ length: 1_300 }, (_, n) => request(chat.newVisitor(), `2001:db8:1:2::${n.toString(16)}`)),
    );
    expect(answers.filter((status) => status === 200)).toHaveLength(1_200);
    expect(await request(chat.newVisitor(), "2001:db8:1:3::1")).toBe(200);
  });
});
