// @vitest-environment jsdom
import { createRoot } from "solid-js";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { queryClient } from "../../api/query-client.ts";
import { commandKeys } from "../../api/commands.ts";
import { keys } from "../../api/queries.ts";
import { playHub, refused } from "../../api/testing.ts";
import { cleanup, show } from "../../parts/testing/show.ts";
import { Toasts } from "../../parts/toasts.tsx";
import type { EditorHandle } from "./editor.tsx";
import { useSuggestions } from "./use-suggestions.ts";

const run = vi.fn<(line: string) => void>();
const fill = vi.fn<(html: string) => void>();
const hold = vi.fn<EditorHandle["hold"]>(() => fill);
const rendering = "POST /templates/tpl_hours/rendering";
let stop = () => {};
let list: ReturnType<typeof useSuggestions>;

beforeEach(() => {
  vi.clearAllMocks();
  const template = (id: string, shortcut: string, name: string) => ({
    id,
    shortcut,
    name,
    text: { text: `${name} for you`, marks: [] },
  });
  queryClient.setQueryData(keys.templates, {
    items: [template("tpl_hi", "hi", "Greeting"), template("tpl_hours", "hours", "Opening hours")],
  });
  const conversation = argument("conversation", "conversation", { optional: true });
  queryClient.setQueryData(commandKeys.offered, {
    items: [
      command("claim", "Puts you in charge", [conversation]),
      command("assign", "Puts somebody in charge", [conversation, argument("member", "member")]),
      command("hidden", "Not for pages", [], ["direct"]),
    ],
  });
  queryClient.setQueryData(keys.labels, { items: [] });
  queryClient.setQueryData(keys.channels, { items: [] });
  queryClient.setQueryData(keys.members, {
    items: ["Johanna <b>", "Hanna", "Ben"].map((name) => ({ id: `usr_${name[0]}`, name, email: "" })),
  });
  list = createRoot((dispose) => {
    stop = dispose;
    return useSuggestions("cnv_1", () => ({ hold }) as unknown as EditorHandle, run);
  });
});
afterEach(() => {
  stop();
  cleanup();
  queryClient.clear();
  vi.unstubAllGlobals();
});

const argument = (name: string, kind: string, more: object = {}) => ({
  name,
  kind,
  summary: { en: name, de: name },
  optional: false,
  option: false,
  choices: [],
  ...more,
});
const command = (name: string, summary: string, all: readonly object[], where = ["page"]) => ({
  name,
  aliases: [],
  usage: `/${name}`,
  summary: { en: summary, de: summary },
  example: `/${name}`,
  where,
  arguments: all,
});

const titles = () => list.items().map(({ title }) => title);

describe("the list that / opens", () => {
  it("has the canned replies whose shortcut or name fits", () => {
    list.look("Hello /", "reply");
    expect([list.shown(), titles()]).toEqual(["canned", ["/hi", "/hours"]]);
    list.look("Hello /open", "reply");
    expect(titles()).toEqual(["/hours"]);
    list.look("Hello /open ", "reply");
    expect(list.shown()).toBeUndefined();
  });

  it("puts the hub's text in the place of what was typed, and holds a send back until then", async () => {
    const answer = Promise.withResolvers<unknown>();
    const asked = playHub({ [rendering]: () => answer.promise });
    list.look("/hou", "reply");
    expect(list.press("Enter")).toBe(true);
    expect([list.awaited(), list.shown(), hold.mock.calls]).toEqual([true, undefined, [[4]]]);
    list.look("/hi", "reply");
    expect(list.shown()).toBeUndefined();
    answer.resolve({ text: { text: "9 & 17", marks: [] } });
    await vi.waitFor(() => expect(list.awaited()).toBe(false));
    expect(fill.mock.calls).toEqual([["9 &amp; 17"]]);
    expect(asked[0]?.body).toEqual({ conversationId: "cnv_1" });
  });

  it("leaves what was typed and says why, when the hub refuses", async () => {
    const toasts = show(() => <Toasts />);
    playHub({ [rendering]: () => refused(404, "It was removed.") });
    list.look("/hours", "reply");
    list.press("Tab");
    await vi.waitFor(() => expect(toasts.textContent).toContain("It was removed."));
    expect([fill.mock.calls, list.awaited()]).toEqual([[], false]);
  });

  it("is there where there is nothing to choose, and says whether there is anything at all", () => {
    list.look("/zzz", "reply");
    expect([list.shown(), list.isBare(), list.press("Enter")]).toEqual(["canned", false, false]);
    queryClient.setQueryData(keys.templates, { items: [] });
    expect(list.isBare()).toBe(true);
  });
});

describe("commands in the list that / opens", () => {
  it("are offered beside canned replies where nothing else is in the box, those for pages alone", () => {
    list.look("/", "reply", true);
    expect(titles()).toEqual(["/hi", "/hours", "/claim", "/assign"]);
    list.look("Hello /", "reply", false);
    expect(titles()).toEqual(["/hi", "/hours"]);
  });

  it("are given at once where they need nothing more", () => {
    list.look("/cl", "reply", true);
    expect(list.press("Enter")).toBe(true);
    expect([fill.mock.calls, run.mock.calls]).toEqual([[["/claim"]], [["/claim"]]]);
  });

  it("are completed where they do, by what fits the argument that is typed", async () => {
    list.look("/as", "reply", true);
    list.press("Enter");
    expect([fill.mock.calls, run.mock.calls]).toEqual([[["/assign&nbsp;"]], []]);
    list.look("/assign han", "reply", true);
    expect([list.shown(), titles()]).toEqual(["command", ["Johanna <b>", "Hanna"]]);
    expect(list.trigger()?.line?.argument?.name).toBe("member");
    list.press("Tab");
    expect(fill).toHaveBeenLastCalledWith("/assign &quot;Johanna &lt;b&gt;&quot; ");
  });

  it("are given by Enter as they are typed, unless somebody went into the list", () => {
    list.look("/assign han", "reply", true);
    expect([list.press("Enter"), list.activeId()]).toEqual([false, undefined]);
    list.press("ArrowUp");
    expect(list.at()).toBe(1);
    expect(list.press("Enter")).toBe(true);
    expect(fill).toHaveBeenCalledWith("/assign Hanna ");
  });

  it("are text where Escape closed the list", () => {
    list.look("/claim #12", "reply", true);
    expect(list.lineIn("/claim #12")?.command.name).toBe("claim");
    list.press("Escape");
    expect(list.lineIn("/claim #12")).toBeUndefined();
  });
});

describe("its keys", () => {
  it("walk round the ends, and begin at the top for other items", () => {
    list.look("/", "reply");
    list.press("ArrowUp");
    expect([list.at(), list.activeId()]).toEqual([1, `${list.listId}-1`]);
    list.press("ArrowDown");
    expect(list.at()).toBe(0);
    list.press("ArrowDown");
    list.look("/h", "reply");
    expect(list.at()).toBe(0);
  });

  it("close it with Escape, and are the composer's again then", () => {
    list.look("/", "reply");
    expect(list.press("x")).toBe(false);
    expect(list.press("Escape")).toBe(true);
    expect(["Escape", "Enter", "ArrowDown"].map(list.press)).toEqual([false, false, false]);
  });
});

describe("the lists that @ and : open", () => {
  it("have members in notes only, names that begin so first", () => {
    list.look("@han", "reply");
    expect(list.shown()).toBeUndefined();
    list.look("@han", "note");
    expect(titles()).toEqual(["Hanna", "Johanna <b>"]);
  });

  it("mention a member by id, with a name that is no markup", async () => {
    list.look("see @joh", "note");
    await list.choose(0);
    expect(hold).toHaveBeenCalledWith(4);
    const [html] = fill.mock.calls[0] ?? [];
    const place = document.createElement("div");
    place.innerHTML = html ?? "";
    expect([place.textContent, place.querySelector("b")]).toEqual(["@Johanna <b>\u00A0", null]);
    expect(html).toContain("usr_J");
  });

  it("have emoji by the beginnings of their names, eight at most", async () => {
    list.look(":heart", "reply");
    await vi.waitFor(() => expect(list.items().length).toBeGreaterThan(0));
    expect(list.items().length).toBeLessThanOrEqual(8);
    expect(titles()[0]).toMatch(/(^|\s)heart/u);
    const [first] = list.items();
    list.press("Enter");
    expect(fill).toHaveBeenCalledWith(`${first?.id} `);
  });
});
