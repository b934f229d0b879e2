import { expect, test } from "vitest";
import { plain, type OutboundMessage, type RichText } from "../../core/protocol/index.ts";
import { credentials, settings } from "./config.ts";
import { render } from "./render.ts";
import { send } from "./send.ts";

const account = {
  channelId: "chn_1",
  credentials: credentials.parse({}),
  settings: settings.parse({}),
  hookUrl: "https://hub.example/hooks/chn_1",
  reachable: true,
};

test("a reply is sent under our own message id: the stored row is the mailbox", async () => {
  const [rendered] = render({ kind: "send", message: reply(plain("It is.")) });
  if (rendered === undefined) throw new Error("Nothing was rendered.");
  expect(rendered.payload).toMatchObject({
    kind: "send",
    visitor: "ada",
    text: { text: "It is." },
    authorName: "Grace",
  });
  expect(await send(account, rendered)).toEqual({ kind: "sent", externalId: "msg_1" });
});

test("a link that could run code keeps its words and loses its address", () => {
  const text: RichText = {
    text: "here there",
    marks: [
      { kind: "link", start: 0, end: 4, url: "javascript:alert(1)" },
      { kind: "link", start: 5, end: 10, url: "https://shop.example" },
    ],
  };
  const [rendered] = render({ kind: "send", message: reply(text) });
  expect(rendered?.payload["text"]).toEqual({ text: "here there", marks: [text.marks[1]] });
  expect(rendered?.degraded).toEqual([{ what: "formatting", into: "text" }]);
});

test("a place becomes a link to a map, and of plain words nothing is lost", () => {
  const place = { kind: "location", latitude: 47.4, longitude: 8.5 } as const;
  const [linked] = render({ kind: "send", message: { ...reply(plain("Here")), parts: [place] } });
  expect(linked?.degraded).toEqual([{ what: "location", into: "link" }]);
  expect(render({ kind: "send", message: reply(plain("Here")) })[0]).not.toHaveProperty("degraded");
});

test("typing leaves no message behind", async () => {
  const [rendered] = render({ kind: "typing", thread: { key: "ada", kind: "web" } });
  expect(rendered && (await send(account, rendered))).toEqual({ kind: "done" });
});

function reply(text: RichText): OutboundMessage {
  return {
    id: "msg_1",
    thread: { key: "ada", kind: "web" },
    text,
    parts: [],
    authorName: "Grace",
    automatic: false,
  };
}
