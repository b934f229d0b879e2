import { beforeAll, describe, expect, test } from "vitest";
import { openOwnChat, type OwnChat } from "../testing/own-chat.ts";

let chat: OwnChat;

beforeAll(async () => {
  chat = await openOwnChat();
});

describe("pages that embed the chat", () => {
  const from = (origin: string, path: string, method = "GET") =>
    chat.app.request(path, { method, headers: { origin, host: "hub.example" } });

  test("on an allowed origin may call it, without cookies", async () => {
    const response = await from("https://shop.example", `/widget/${chat.shop}/appearance`);
    expect(response.headers.get("access-control-allow-origin")).toBe("https://shop.example");
    expect(response.headers.get("access-control-allow-credentials")).toBeNull();
    expect(await response.json()).toMatchObject({ title: "Chat with us" });
  });

  test("are told apart by whatever keeps answers, and from a page of the hub's own, which names no origin", async () => {
    for (const headers of [{}, { origin: "https://shop.example" }]) {
      const response = await chat.app.request(`/widget/${chat.shop}/appearance`, { headers });
      expect(response.headers.get("cache-control")).toContain("public");
      expect(response.headers.get("vary")).toBe("Origin");
    }
  });

  test("send a preflight before they write to the webhook", async () => {
    expect((await from("https://shop.example", `/hooks/${chat.shop}`, "OPTIONS")).status).toBe(204);
    expect((await from("https://evil.example", `/hooks/${chat.shop}`, "OPTIONS")).status).toBe(403);
  });

  test("may be any page where no origins are named, and the hub's own always", async () => {
    expect((await from("https://anywhere.example", `/widget/${chat.oven}/appearance`)).status).toBe(200);
    expect((await from("http://hub.example", `/widget/${chat.shop}/appearance`)).status).toBe(200);
  });
});
