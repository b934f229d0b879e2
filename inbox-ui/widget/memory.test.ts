// @vitest-environment jsdom
import { afterEach, describe, expect, it, vi } from "vitest";
import { openMemory } from "./memory.ts";
import { openTab } from "./tab.ts";
import { aPending } from "./testing.ts";

afterEach(() => {
  vi.restoreAllMocks();
  localStorage.clear();
  sessionStorage.clear();
});

const ids = (memory: ReturnType<typeof openMemory>) => memory.kept.pending.map(({ id }) => id);
const elsewhere = (key = "parley:chn_1") => dispatchEvent(new StorageEvent("storage", { key }));

describe("what the browser keeps of a visitor", () => {
  it("is nothing before they write", () => {
    openMemory("chn_1").keep({ person: { name: "Linus" }, pending: [aPending("c1")] });
    expect(localStorage).toHaveLength(0);
  });

  it("is there on the next page, on the same channel only", () => {
    openMemory("chn_1").keep({ token: "tok", count: 3, person: { name: "Linus" }, readUpTo: "2026" });
    expect(openMemory("chn_1").kept).toEqual({
      token: "tok",
      count: 3,
      person: { name: "Linus" },
      readUpTo: "2026",
      pending: [],
    });
    expect(openMemory("chn_2").kept.token).toBeNull();
  });

  it("includes what waited before the hub knew them", () => {
    const memory = openMemory("chn_1");
    memory.keep({ pending: [aPending("c1")] });
    memory.keep({ token: "tok" });
    expect(ids(openMemory("chn_1"))).toEqual(["c1"]);
  });

  it("has the waiting messages of every tab, oldest first; a tab removes only its own", () => {
    const [one, two] = [openMemory("chn_1"), openMemory("chn_1")];
    one.keep({ token: "tok", pending: [aPending("c2", { number: 2 })] });
    two.keep({ token: "tok", pending: [aPending("c1", { number: 1 })] });
    expect(ids(openMemory("chn_1"))).toEqual(["c1", "c2"]);
    two.keep({ pending: [] });
    expect(ids(openMemory("chn_1"))).toEqual(["c2"]);
  });

  it("is shared with other tabs as it changes, but not what each of them sends", () => {
    const [one, two] = [openMemory("chn_1"), openMemory("chn_1")];
    const heard = vi.fn<() => void>();
    two.keep({ pending: [aPending("c9")] });
    two.onChangeElsewhere(heard);
    elsewhere();
    expect(heard).not.toHaveBeenCalled();
    one.keep({ token: "tok", readUpTo: "2026", pending: [aPending("c1")] });
    elsewhere("parley:chn_2");
    expect(heard).not.toHaveBeenCalled();
    elsewhere();
    expect([heard.mock.calls.length, two.kept.token, ids(two)]).toEqual([1, "tok", ["c9"]]);
  });

  it("is not believed when it is broken", () => {
    localStorage.setItem("parley:chn_1", "{");
    localStorage.setItem("parley:chn_1:c1", "{");
    expect(openMemory("chn_1").kept).toMatchObject({ token: null, pending: [], count: 0 });
  });

  it("lasts as long as the page where the host page forbids storage", () => {
    vi.spyOn(Storage.prototype, "setItem").mockImplementation(() => {
      throw new DOMException("Denied", "SecurityError");
    });
    const memory = openMemory("chn_1");
    memory.keep({ token: "tok", pending: [aPending("c1")] });
    expect([memory.kept.token, ids(memory)]).toEqual(["tok", ["c1"]]);
  });
});

it("a tab keeps its draft only where it may, and removes an empty one", () => {
  let may = true;
  const tab = openTab("chn_1", () => may);
  tab.keep("draft", "Is lamp");
  expect([tab.recall("draft"), tab.recall("open"), openTab("chn_2", () => true).recall("draft")]).toEqual([
    "Is lamp",
    "",
    "",
  ]);
  tab.keep("draft", "");
  expect(sessionStorage).toHaveLength(0);
  may = false;
  tab.keep("draft", "Is lamp");
  expect(tab.recall("draft")).toBe("");
});
