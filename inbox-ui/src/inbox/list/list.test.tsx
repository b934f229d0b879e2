// @vitest-environment jsdom
import { createMemoryHistory, MemoryRouter, Route, useLocation } from "@solidjs/router";
import { createSignal } from "solid-js";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { Conversation } from "../../api/types.ts";
import { aConversation } from "../../live/testing.ts";
import { commands } from "../../parts/commands.ts";
import { cleanup, press, show } from "../../parts/testing/show.ts";
import { words } from "../../words/index.ts";
import { inboxWords } from "../words/index.ts";
import { ConversationRow } from "./conversation-row.tsx";
import { EmptyList } from "./empty-list.tsx";
import { filterCount, useFilter } from "./use-filter.ts";
import { useListKeys } from "./use-list-keys.ts";

beforeEach(() => void vi.stubGlobal("scrollTo", () => {}));
afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

const say = inboxWords().list;

/** Shows a part at an address; returns where the address leads now. */
function at<T>(address: string, use: () => T): { readonly it: T; readonly address: () => string } {
  const history = createMemoryHistory();
  history.set({ value: address });
  let made: { readonly it: T; readonly address: () => string } | undefined;
  const Page = () => {
    const location = useLocation();
    made = { it: use(), address: () => `${location.pathname}${location.search}` };
    return null;
  };
  show(() => (
    <MemoryRouter history={history}>
      <Route path="*" component={Page} />
    </MemoryRouter>
  ));
  if (!made) throw new Error("The page was not shown.");
  return made;
}

describe("the filter in the address", () => {
  it("is read from it; what it does not know is the list of all that is open", () => {
    const { it: known } = at("/inbox?tab=mine&status=pending&label=lbl_1&q=lamp", useFilter);
    expect(known[0]()).toMatchObject({ tab: "mine", status: "pending", label: "lbl_1", q: "lamp" });
    const { it: unknown } = at("/inbox?tab=theirs", useFilter);
    expect(unknown[0]()).toMatchObject({ tab: "all", status: "open" });
  });

  it("names only what is not the rule, so that addresses stay short", async () => {
    const page = at("/inbox?tab=mine&status=resolved&q=lamp", useFilter);
    const [, change] = page.it;
    change({ status: "open" });
    await vi.waitFor(() => expect(page.address()).toBe("/inbox?tab=mine&q=lamp"));
    change({ tab: "all", q: undefined, label: "lbl_1" });
    await vi.waitFor(() => expect(page.address()).toBe("/inbox?label=lbl_1"));
  });

  it("keeps the tab when the filters are cleared", async () => {
    const page = at("/inbox?tab=mine&status=resolved&channel=chn_1&q=lamp", useFilter);
    page.it[2]();
    await vi.waitFor(() => expect(page.address()).toBe("/inbox?tab=mine"));
  });

  it("counts what narrows the list, and an assignee only where it can be chosen", () => {
    const filter = { tab: "all", status: "open" } as const;
    expect(filterCount(filter)).toBe(0);
    expect(filterCount({ ...filter, status: "all", channel: "chn_1", assignee: "me", label: "lbl_1" })).toBe(
      4,
    );
    expect(filterCount({ ...filter, tab: "mine", assignee: "usr_ben" })).toBe(0);
    expect(filterCount({ ...filter, q: "lamp" })).toBe(0);
  });
});

describe("moving through the list", () => {
  const [rows, setRows] = createSignal<readonly Conversation[]>([]);
  const [current, open] = createSignal<string>();
  const begin = () => {
    setRows(["a", "b", "c"].map((id) => aConversation({ id })));
    return at("/inbox", () => useListKeys(rows, current, (id) => `/inbox/${id}`));
  };
  const step = (id: "next" | "previous") => {
    const command = commands().find((one) => one.id === id);
    if (!command) throw new Error(`There is no command “${id}”.`);
    command.run();
  };
  const leadsTo = (page: ReturnType<typeof begin>, address: string) =>
    vi.waitFor(() => expect(page.address()).toBe(address));

  it("begins at the top and ends at its ends", async () => {
    open(undefined);
    const page = begin();
    step("next");
    await leadsTo(page, "/inbox/a");
    open("a");
    step("next");
    await leadsTo(page, "/inbox/b");
    open("c");
    step("next");
    await leadsTo(page, "/inbox/c");
    open("a");
    step("previous");
    await leadsTo(page, "/inbox/a");
  });

  it("goes on where it was, when the conversation has left the list", async () => {
    open("a");
    const page = begin();
    step("next");
    await leadsTo(page, "/inbox/b");
    open("b");
    setRows(["a", "c"].map((id) => aConversation({ id })));
    step("next");
    await leadsTo(page, "/inbox/c");
  });
});

describe("a row of the list", () => {
  const row = (given: Partial<Conversation>) =>
    show(() => (
      <MemoryRouter>
        <Route
          path="*"
          component={() => (
            <ConversationRow conversation={aConversation(given)} href="/inbox/cnv_1" current={false} stop />
          )}
        />
      </MemoryRouter>
    ));
  const last = (more: Partial<NonNullable<Conversation["lastMessage"]>>) => ({
    lastMessage: {
      preview: "On its way",
      authorKind: "member" as const,
      authorName: "Anna",
      at: "2026-03-02T10:00:00.000Z",
      deliveryState: null,
      ...more,
    },
  });
  const preview = (given: Partial<Conversation>) => row(given).querySelector(".row-preview")?.textContent;

  it("says who wrote last, but not where it can only be the customer", () => {
    expect(preview(last({}))).toBe(`${say.from("Anna")}On its way`);
    expect(preview(last({ authorKind: "contact", authorName: "Mira" }))).toBe("On its way");
    expect(preview({ kind: "group", ...last({ authorKind: "contact", authorName: "Mira" }) })).toBe(
      `${say.from("Mira")}On its way`,
    );
    expect(preview({ lastMessage: null })).toBe(say.noMessage);
  });

  it("counts what is unread, up to a width, and reads the whole number out", () => {
    const unread = (count: number) => row({ unread: count }).querySelector(".row-unread");
    expect(unread(0)).toBeNull();
    expect([...(unread(120)?.children ?? [])].map(({ textContent }) => textContent)).toEqual([
      "99+",
      say.unread(120),
    ]);
  });

  it("is marked when it is urgent, asleep or done, or its last message did not arrive", () => {
    const marks = (given: Partial<Conversation>) =>
      [...row(given).querySelectorAll(".row-top [title]:not(time)")].map((mark) =>
        mark.getAttribute("title"),
      );
    expect(marks({ priority: "low" })).toEqual([]);
    expect(marks({ priority: "urgent", status: "snoozed" })).toEqual([
      inboxWords().actions.priorities.urgent,
      words().statuses.snoozed,
    ]);
    expect(marks({ status: "resolved" })).toEqual([words().statuses.resolved]);
    expect(row(last({ deliveryState: "failed" })).querySelector(".row-alert")).not.toBeNull();
    expect(row(last({ deliveryState: "read" })).querySelector(".row-alert")).toBeNull();
  });
});

describe("a list without conversations", () => {
  const clear = vi.fn<() => void>();
  const clearSearch = vi.fn<() => void>();
  const searchAll = vi.fn<() => void>();
  const empty = (filter: Parameters<typeof EmptyList>[0]["filter"]) =>
    show(() => <EmptyList filter={filter} clear={clear} clearSearch={clearSearch} searchAll={searchAll} />);

  it("says why, and offers to widen what the user has narrowed", async () => {
    const all = { tab: "all", status: "open" } as const;
    expect(empty({ ...all, tab: "mine" }).textContent).toContain(say.emptyMine);
    expect(empty({ ...all, q: "lamp" }).textContent).toContain(say.emptySearch("lamp"));
    expect(empty({ ...all, tab: "mine", q: "lamp" }).textContent).toContain(say.emptySearchHere("lamp"));
    cleanup();
    expect(empty({ ...all, label: "lbl_1" }).textContent).toContain(say.emptyFiltered);
    await press(say.clearFilters);
    expect(clear).toHaveBeenCalledOnce();
    cleanup();
    empty({ ...all, label: "lbl_1", q: "lamp" });
    await press(words().common.clearSearch);
    await press(say.clearBoth);
    await press(say.searchAll);
    expect([clear, clearSearch, searchAll].map(({ mock }) => mock.calls.length)).toEqual([2, 1, 1]);
  });
});
