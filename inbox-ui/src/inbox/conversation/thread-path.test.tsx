// @vitest-environment jsdom
import { afterEach, describe, expect, it } from "vitest";
import { cleanup, show } from "../../parts/testing/show.ts";
import { inboxWords } from "../words/index.ts";
import { KindMark, type Placed, ThreadPath } from "./thread-path.tsx";

afterEach(cleanup);

const GUILD: Placed = { kind: "group", space: { key: "1", title: "Lamp friends" }, parent: null };
const THREAD: Placed = { ...GUILD, parent: { key: "2", title: "help" } };
const DIRECT: Placed = { kind: "direct", space: null, parent: null };
const path = (of: Placed) => show(() => <ThreadPath of={of} class="path" />).textContent;
const mark = (of: Placed) =>
  show(() => <KindMark of={of} />)
    .querySelector("[title]")
    ?.getAttribute("title");

describe("where a conversation is held", () => {
  it("is its server, and the channel of a thread", () => {
    expect(path(GUILD)).toBe("Lamp friends");
    expect(path(THREAD)).toBe("Lamp friends › help");
  });

  it("is nothing for a talk with one person, or where the platform gave no names", () => {
    expect(path(DIRECT)).toBe("");
    expect(path({ ...GUILD, space: { key: "1", title: "" } })).toBe("");
  });

  it("has a mark for a thread and for a group", () => {
    const { kinds } = inboxWords().conversation;
    expect([mark(THREAD), mark(GUILD), mark(DIRECT)]).toEqual([kinds.thread, kinds.group, undefined]);
  });
});
