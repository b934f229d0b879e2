import { describe, expect, it } from "vitest";
import { type ListFilter, matchesFilter, rowsOf } from "./list-filter.ts";
import { aConversation } from "./testing.ts";

const ANNA = "usr_anna";
const everything: ListFilter = { tab: "all", status: "open" };
const at = (id: string, minute: number) =>
  aConversation({
    id,
    lastMessage: {
      preview: "",
      authorKind: "contact",
      authorName: "",
      at: `2026-03-02T10:${minute}:00.000Z`,
      deliveryState: null,
    },
  });
const known = (...conversations: readonly ReturnType<typeof aConversation>[]) =>
  Object.fromEntries(conversations.map((conversation) => [conversation.id, conversation]));

describe("what belongs on a list", () => {
  it("shows Anna what is hers under Mine, and what is nobody's under Unassigned", () => {
    const hers = aConversation({ assignee: { id: ANNA, name: "Anna" } });
    const nobodys = aConversation();
    expect([hers, nobodys].map((one) => matchesFilter(one, { tab: "mine", status: "open" }, ANNA))).toEqual([
      true,
      false,
    ]);
    expect(
      [hers, nobodys].map((one) => matchesFilter(one, { tab: "unassigned", status: "open" }, ANNA)),
    ).toEqual([false, true]);
  });

  it("leaves out what is resolved until one asks for it", () => {
    const resolved = aConversation({ status: "resolved" });
    expect(matchesFilter(resolved, everything, ANNA)).toBe(false);
    expect(matchesFilter(resolved, { tab: "all", status: "all" }, ANNA)).toBe(true);
  });

  it("asks for a channel, a label and a person together", () => {
    const conversation = aConversation({
      labels: [{ id: "lbl_1", name: "VIP", colour: "red" }],
      assignee: { id: "usr_ben", name: "Ben" },
    });
    const filter = { ...everything, channel: "chn_1", label: "lbl_1", assignee: "usr_ben" };
    expect(matchesFilter(conversation, filter, ANNA)).toBe(true);
    expect(matchesFilter(conversation, { ...filter, label: "lbl_2" }, ANNA)).toBe(false);
  });
});

describe("the rows of a list", () => {
  it("puts what moved last on top, and adds what the stream brought", () => {
    expect(
      rowsOf(
        known(at("cnv_1", 10), at("cnv_2", 20), at("cnv_new", 30)),
        ["cnv_2", "cnv_1"],
        false,
        everything,
        ANNA,
      ).map((row) => row.id),
    ).toEqual(["cnv_new", "cnv_2", "cnv_1"]);
  });

  it("adds nothing below the end of what was read, where others may still be missing", () => {
    expect(
      rowsOf(known(at("cnv_1", 30), at("cnv_old", 10)), ["cnv_1"], false, everything, ANNA).map(
        (row) => row.id,
      ),
    ).toEqual(["cnv_1"]);
    expect(
      rowsOf(known(at("cnv_1", 30), at("cnv_old", 10)), ["cnv_1"], true, everything, ANNA).map(
        (row) => row.id,
      ),
    ).toEqual(["cnv_1", "cnv_old"]);
  });

  it("leaves a search to the server", () => {
    expect(
      rowsOf(
        known(at("cnv_1", 10), at("cnv_new", 30)),
        ["cnv_1"],
        true,
        { ...everything, q: "jacket" },
        ANNA,
      ).map((row) => row.id),
    ).toEqual(["cnv_1"]);
  });
});
