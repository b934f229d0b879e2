import { beforeAll, expect, test } from "vitest";
import { openOwnChat, type OwnChat } from "../testing/own-chat.ts";

let chat: OwnChat;

beforeAll(async () => {
  chat = await openOwnChat();
});

async function open(visitor: string, address: string) {
  const response = await chat.app.request(`/widget/${chat.shop}/stream`, {
    headers: {
      ...chat.tokenOf(chat.shop, visitor),
      "x-forwarded-for": address,
      "last-event-id": await chat.position(),
    },
  });
  return { status: response.status, close: () => response.body?.cancel() };
}
const closeAll = (lines: readonly { close(): Promise<void> | undefined }[]) =>
  Promise.all(lines.map(async (line) => line.close()));
const counted = (lines: readonly { readonly status: number }[]) =>
  [200, 429].map((status) => lines.filter((line) => line.status === status).length);

test("a visitor has as many lines open as somebody has tabs, and more once some are closed", async () => {
  const ada = chat.newVisitor();
  const lines = await Promise.all(Array.from({ length: 40 }, () => open(ada, "192.0.2.7")));
  expect(counted(lines)).toEqual([30, 10]);
  expect((await open(chat.newVisitor(), "192.0.2.7")).status).toBe(200);
  await closeAll(lines);
  await expect.poll(async () => (await open(ada, "192.0.2.7")).status).toBe(200);
});

test("an address has as many as an office, whatever names it gives itself", async () => {
  const lines = await Promise.all(Array.from({ length: 510 }, () => open(chat.newVisitor(), "198.51.100.1")));
  expect(counted(lines)).toEqual([500, 10]);
  expect((await open(chat.newVisitor(), "198.51.100.2")).status).toBe(200);
  await closeAll(lines);
});

test("a line that is refused for its place takes nobody's", async () => {
  const ada = chat.newVisitor();
  const headers = { ...chat.tokenOf(chat.shop, ada), "last-event-id": "nowhere" };
  for (let n = 0; n < 40; n += 1)
    expect((await chat.app.request(`/widget/${chat.shop}/stream`, { headers })).status).toBe(422);
  expect((await open(ada, "192.0.2.7")).status).toBe(200);
});
