import { expect, it } from "vitest";
import type { SendTask } from "../deliveries/index.ts";
import { unsafeCast } from "../kernel/trust.ts";
import { BARE } from "../testing/bare-capabilities.ts";
import { sentAsFiles, toOperation } from "./to-operation.ts";

const picture = {
  kind: "image",
  attachmentId: "att_1",
  fileName: "lamp.png",
  contentType: "image/png",
  size: 11,
};
const task = unsafeCast<SendTask>({
  operation: "send",
  messageId: "msg_1",
  thread: { key: "ada", kind: "direct" },
  payload: {},
  body: "",
  marks: [],
  parts: [picture, { kind: "location", latitude: 1, longitude: 2 }],
  buttons: null,
});
const kindsOn = (media: Readonly<Record<string, number>>) => {
  const operation = toOperation(task, async () => new Uint8Array(), { ...BARE, media });
  return operation.kind === "send"
    ? operation.message.parts.map((part) => (part.kind === "media" ? part.media.kind : part.kind))
    : [];
};

it("F13: a picture that is too large as one goes out as a file, and says so", () => {
  expect(kindsOn({ image: 10, file: 50 })).toEqual(["file", "location"]);
  expect(sentAsFiles(task, { media: { image: 10, file: 50 } })).toEqual([picture]);
});

it("F13: a picture that fits goes out as one", () => {
  expect(kindsOn({ image: 11, file: 50 })).toEqual(["image", "location"]);
  expect(sentAsFiles(task, { media: { image: 11, file: 50 } })).toEqual([]);
});
