import { beforeAll, expect, test } from "vitest";
import { openOwnChat, type OwnChat } from "../testing/own-chat.ts";

let chat: OwnChat;

beforeAll(async () => {
  chat = await openOwnChat();
});

test("a signed address leads to its file until somebody changes it", async () => {
  const ada = chat.newVisitor();
  const attachment = await chat.upload(ada);
  await chat.write(chat.shop, ada, "Look", "1", attachment);
  const [message] = (await chat.readThread(chat.shop, ada)).items;
  const [file] = message?.parts ?? [];
  if (!file || !("fileName" in file) || file.url === null)
    throw new Error("The message came without its file.");
  expect(file).toMatchObject({ kind: "image", fileName: "lamp.png" });
  expect(await (await chat.app.request(file.url)).text()).toBe("bytes");
  expect((await chat.app.request(`${file.url}x`)).status).toBe(404);
});

test("a visitor cannot send, and so read, a file that another uploaded", async () => {
  const ada = chat.newVisitor();
  await chat.write(chat.shop, ada, "Look", "1", await chat.upload(chat.newVisitor()));
  expect((await chat.readThread(chat.shop, ada)).items[0]?.parts).toEqual([
    { kind: "unsupported", what: "attachment" },
  ]);
});
