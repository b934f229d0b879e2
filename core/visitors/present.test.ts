import { describe, expect, it } from "vitest";
import { presentToVisitor } from "./present.ts";
import type { VisitorMessageRow } from "./queries.ts";

const AT = "2026-06-01T10:00:00.123456Z";

const row = (more: Partial<VisitorMessageRow> = {}): VisitorMessageRow => ({
  id: "msg_1",
  channel_id: "chn_1",
  thread_key: "visitor-1",
  external_id: "visitor-1:1b4e",
  direction: "in",
  author_kind: "contact",
  author_name: "Linus",
  body: "Hello",
  marks: [],
  parts: [],
  buttons: null,
  automatic: false,
  sent_at: AT,
  edited_at: null,
  deleted_at: null,
  position: "1",
  delivery_state: null,
  attachments: [],
  ...more,
});
const ours = (more: Partial<VisitorMessageRow> = {}) =>
  row({
    direction: "out",
    author_kind: "member",
    author_name: "Ada",
    external_id: "m-7",
    delivery_state: "sent",
    ...more,
  });
const sign = (id: string) => `/files/${id}?signed`;
const shown = (one: VisitorMessageRow) => presentToVisitor(one, sign);

describe("a visitor's own message", () => {
  it("comes back under the name their browser gave it, and says nothing of who they are", () => {
    expect(shown(row())).toEqual({
      id: "msg_1",
      clientId: "1b4e",
      from: "visitor",
      authorName: null,
      automatic: false,
      text: { text: "Hello", marks: [] },
      parts: [],
      buttons: null,
      receipt: null,
      sentAt: AT,
      editedAt: null,
      deletedAt: null,
    });
  });

  it.each([
    ["from another thread", "visitor-2:1b4e", null],
    ["without a thread", "1b4e", null],
    ["of a thread whose name only begins alike", "visitor-12:1b4e", null],
    ["that nobody gave", null, null],
    ["with the sign in it that parts the two", "visitor-1:a:b", "a:b"],
  ])("has a name %s", (_, external_id, clientId) =>
    expect(shown(row({ external_id }))).toMatchObject({ clientId }),
  );
});

it("a pressed button comes back without the value that was for core", () =>
  expect(shown(row({ parts: [{ kind: "press" }] })).parts).toEqual([]));

describe("the team's message", () => {
  it("names who of the team wrote, and by no name the visitor's browser gave", () => {
    expect(shown(ours({ external_id: "visitor-1:1b4e" }))).toMatchObject({
      from: "team",
      authorName: "Ada",
      clientId: null,
    });
  });

  it.each(["rule", "system", "account", "command"])("names nobody where it was a %s", (author_kind) =>
    expect(shown(ours({ author_kind, automatic: true }))).toMatchObject({
      authorName: null,
      automatic: true,
    }),
  );

  it.each([
    ["sent", "sent"],
    ["delivered", "delivered"],
    ["read", "read"],
    ["failed", "sent"],
    ["unconfirmed", "sent"],
    ["queued", "sent"],
    [null, "sent"],
  ])("that is %s here is %s there: what went wrong is nobody's business outside", (delivery_state, receipt) =>
    expect(shown(ours({ delivery_state }))).toMatchObject({ receipt }),
  );

  it("keeps its place when it was taken back, and loses everything it said", () => {
    const said = ours({
      deleted_at: AT,
      body: "Our password",
      marks: [{ kind: "bold", start: 0, end: 3 }],
      parts: [{ kind: "image", attachmentId: "att_1" }],
      buttons: [[{ label: "Yes", value: "y" }]],
    });
    expect(shown(said)).toMatchObject({
      id: "msg_1",
      text: { text: "", marks: [] },
      parts: [],
      buttons: null,
      deletedAt: AT,
    });
    expect(JSON.stringify(shown(said))).not.toContain("password");
  });

  it("says when it was changed, and brings its buttons", () => {
    const buttons = [[{ label: "Yes", value: "y" }], [{ label: "Shop", url: "https://shop.example" }]];
    expect(shown(ours({ edited_at: AT, buttons }))).toMatchObject({ editedAt: AT, buttons });
  });
});

describe("formatting", () => {
  const marks = (...given: VisitorMessageRow["marks"]) => shown(ours({ marks: given })).text.marks;

  it.each([
    "https://shop.example",
    "http://shop.example",
    "HTTPS://shop.example",
    "mailto:a@b.example",
    "tel:+4930",
  ])("keeps a link to %s", (url) =>
    expect(marks({ kind: "link", start: 0, end: 2, url })).toEqual([{ kind: "link", start: 0, end: 2, url }]),
  );

  it.each([
    "javascript:alert(1)",
    "data:text/html,x",
    "file:///etc/passwd",
    "//evil.example",
    "ftp://a",
    " https://x",
    "",
  ])("keeps the words of a link to %j, and not the link", (url) =>
    expect(marks({ kind: "link", start: 0, end: 2, url }, { kind: "bold", start: 0, end: 2 })).toEqual([
      { kind: "bold", start: 0, end: 2 },
    ]),
  );

  it("keeps a mention without whom it is about", () => {
    expect(marks({ kind: "mention", start: 0, end: 4, identity: "usr_1" })).toEqual([
      { kind: "mention", start: 0, end: 4 },
    ]);
  });
});

describe("what a message brings along", () => {
  const file = {
    id: "att_1",
    kind: "image",
    fileName: "lamp.png",
    contentType: "image/png",
    size: 7,
    width: 2,
    height: 3,
    state: "stored",
  } as const;
  const partsOf = (
    parts: VisitorMessageRow["parts"],
    attachments: VisitorMessageRow["attachments"] = [file],
  ) => shown(ours({ parts, attachments })).parts;

  it("is a file as the store knows it, whatever was said of it, under an address that expires", () => {
    const lies = { kind: "file", attachmentId: "att_1", fileName: "evil.html", size: 1 } as const;
    const { state: _, ...known } = file;
    expect(partsOf([lies])).toEqual([{ ...known, url: "/files/att_1?signed" }]);
  });

  it.each(["pending", "failed"] as const)("is a file without an address while it is %s", (state) =>
    expect(partsOf([{ kind: "image", attachmentId: "att_1" }], [{ ...file, state }])).toMatchObject([
      { url: null },
    ]),
  );

  it("keeps its order", () => {
    const other = { ...file, id: "att_2" } as const;
    expect(
      partsOf(
        [
          { kind: "image", attachmentId: "att_2" },
          { kind: "image", attachmentId: "att_1" },
        ],
        [file, other],
      ),
    ).toMatchObject([{ id: "att_2" }, { id: "att_1" }]);
  });

  it.each([
    [
      "a file that is gone",
      { kind: "image", attachmentId: "att_9" },
      { kind: "unsupported", what: "attachment" },
    ],
    ["a poll", { kind: "poll", question: "Which?" }, { kind: "unsupported", what: "poll" }],
    [
      "a card with somebody's numbers",
      { kind: "contact_card", phones: ["+49"] },
      { kind: "unsupported", what: "contact_card" },
    ],
    ["half a place", { kind: "location", latitude: 1 }, { kind: "unsupported", what: "location" }],
    [
      "a place",
      { kind: "location", latitude: 52.5, longitude: 13.4, title: "Shop" },
      { kind: "location", latitude: 52.5, longitude: 13.4, title: "Shop" },
    ],
  ])("is %s", (_, part, expected) =>
    expect(partsOf([part as VisitorMessageRow["parts"][number]])).toEqual([expected]),
  );
});
