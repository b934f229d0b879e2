import { beforeAll, expect, test } from "vitest";
import { openOwnChat, type OwnChat } from "../testing/own-chat.ts";

let chat: OwnChat;

beforeAll(async () => {
  chat = await openOwnChat();
});

const upload = async (address: string, size?: number) => {
  const body = new FormData();
  body.set("file", new File(["Hello"], "a.txt"));
  const headers = {
    ...chat.tokenOf(chat.shop, chat.newVisitor()),
    "x-forwarded-for": address,
    ...(size !== undefined && { "content-length": String(size) }),
  };
  return (await chat.app.request(`/widget/${chat.shop}/attachments`, { method: "POST", headers, body }))
    .status;
};

test("an address uploads no more than people do, whatever names it gives itself", async () => {
  const answers = await Promise.all(Array.from({ length: 310 }, () => upload("198.51.100.1", 200)));
  expect(answers.filter((status) => status === 429)).toHaveLength(10);
  expect(await upload("198.51.100.2", 200)).toBe(201);
});

test("so do the addresses of one IPv6 network together", async () => {
  const answers = await Promise.all(
    Array.from({ length: 310 }, (_, n) => upload(`2001:db8:1:2::${n.toString(16)}`, 200)),
  );
  expect(answers.filter((status) => status === 429)).toHaveLength(10);
});

test("its bytes count before they are read, and as many as may be where it does not say", async () => {
  const declared = await Promise.all(Array.from({ length: 62 }, () => upload("198.51.100.3", 25_000_000)));
  expect(declared.filter((status) => status === 429)).toHaveLength(2);
  const silent = await Promise.all(Array.from({ length: 62 }, () => upload("198.51.100.4")));
  expect(silent.filter((status) => status === 429)).toHaveLength(2);
});

test.each([
  ["text/plain", "x"],
  ["multipart/form-data", "x"],
  ["multipart/form-data; boundary=XX", ""],
  [
    "multipart/form-data; boundary=XX",
    "--XX\r\ncontent-disposition: form-data; name=file; filename=a\r\n\r\nx",
  ],
  ["application/json", "{}"],
])("security 11: what is no form, sent as %s, is a bad request: %j", async (type, body) => {
  const headers = {
    ...chat.tokenOf(chat.shop, chat.newVisitor()),
    "x-forwarded-for": "198.51.100.9",
    "content-type": type,
  };
  const answer = await chat.app.request(`/widget/${chat.shop}/attachments`, {
    method: "POST",
    headers,
    body,
  });
  expect([answer.status, await answer.json()]).toMatchObject([400, { code: "body_not_form" }]);
});
