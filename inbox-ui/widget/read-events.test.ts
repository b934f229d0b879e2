import { expect, test } from "vitest";
import { eventReader } from "./read-events.ts";

const STREAM = ': a heartbeat\n\nid: 7\nevent: message\ndata: {"text":"ünïcode"}\n\ndata: one\ndata: two\n\n';

test("events are the same however the text is cut", () => {
  const whole = eventReader()(STREAM);
  expect(whole).toEqual([
    { id: "7", event: "message", data: '{"text":"ünïcode"}' },
    { id: null, event: "message", data: "one\ntwo" },
  ]);
  const read = eventReader();
  expect(STREAM.split("").flatMap((piece) => read(piece))).toEqual(whole);
});

test("an event that has not ended is not told yet", () => {
  expect(eventReader()("id: 1\ndata: half")).toEqual([]);
});
