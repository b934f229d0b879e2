// @vitest-environment jsdom
import { MemoryRouter, Route } from "@solidjs/router";
import { createSignal } from "solid-js";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { ApiError } from "../../api/client.ts";
import { cleanup, key, press, show } from "../testing/show.ts";
import type { BulkAction, Column, Filter, Sort } from "./column.ts";
import { DataTable } from "./data-table.tsx";

type Person = { readonly id: string; readonly name: string; readonly email: string };

const ADA = { id: "1", name: "Ada", email: "ada@example.com" };
const GRACE = { id: "2", name: "Grace", email: "grace@example.com" };
const LINUS = { id: "3", name: "Linus", email: "linus@example.com" };
const COLUMNS: readonly Column<Person>[] = [
  { id: "name", title: "Name", isName: true, sortable: true, cell: (row) => row().name },
  {
    id: "email",
    title: "Email",
    optional: true,
    sortable: true,
    cell: (row) => <button>{row().email}</button>,
  },
];

const [rows, setRows] = createSignal<readonly Person[] | undefined>();
const [error, setError] = createSignal<unknown>();
const [sort, setSort] = createSignal<Sort>();
const [query, setQuery] = createSignal("");
const [team, setTeam] = createSignal("");
const [more, setMore] = createSignal<(() => void) | undefined>();
const [openId, setOpenId] = createSignal<string>();
const run = vi.fn<(ids: readonly string[]) => void>();
const retry = vi.fn<() => void>();

let place: HTMLElement;

function open(more_: { readonly links?: boolean; readonly bulk?: boolean; readonly name?: string } = {}) {
  const bulk: readonly BulkAction[] = more_.bulk ? [{ title: "Remove", run }] : [];
  const filters = (): readonly Filter[] => [
    { title: "Team", value: team(), options: [{ value: "night", title: "Night" }], change: setTeam },
  ];
  place = show(() => (
    <MemoryRouter>
      <Route
        path="*"
        component={() => (
          <DataTable
            label="Contacts"
            columns={COLUMNS}
            rows={rows()}
            rowTitle={({ name }) => name}
            empty={{ title: "No contacts yet", text: "They appear with their first message." }}
            error={error()}
            retry={retry}
            more={more()}
            sort={sort()}
            onSort={setSort}
            search={{ label: "Search contacts", value: query(), change: setQuery }}
            filters={filters()}
            bulk={bulk}
            {...(more_.links && { href: ({ id }: Person) => `/contacts/${id}` })}
            {...(more_.name && { name: more_.name })}
            openId={openId()}
            detail={(row) => <p>More about {row().name}</p>}
          />
        )}
      />
    </MemoryRouter>
  ));
}

/** What the table says, one text a row. */
const told = () =>
  [...place.querySelectorAll(".data-row")].map((row) => row.querySelector("th")?.textContent);
const selected = () =>
  [...place.querySelectorAll('.data-row[aria-selected="true"]')].map(
    (row) => row.querySelector("th")?.textContent,
  );
const tabStops = () =>
  [...place.querySelectorAll<HTMLElement>(".data-row, .data-row *")].filter(({ tabIndex }) => tabIndex === 0);
const rowOf = (name: string) => {
  const found = [...place.querySelectorAll<HTMLElement>(".data-row")].find((row) =>
    row.textContent?.includes(name),
  );
  if (!found) throw new Error(`There is no row of ${name}.`);
  return found;
};

const watched: { call: () => void }[] = [];
class Watcher {
  constructor(seen: (entries: readonly { readonly isIntersecting: boolean }[]) => void) {
    watched.push({ call: () => seen([{ isIntersecting: true }]) });
  }
  observe() {}
  disconnect() {}
}

beforeEach(() => {
  vi.stubGlobal("IntersectionObserver", Watcher);
  localStorage.clear();
  setRows([ADA, GRACE, LINUS]);
  setError(undefined);
  setSort(undefined);
  setQuery("");
  setTeam("");
  setMore(undefined);
  setOpenId(undefined);
  run.mockReset();
  retry.mockReset();
  watched.length = 0;
});
afterEach(() => {
  cleanup();
  vi.useRealTimers();
});

describe("a table's states", () => {
  it("shows rows in the given order, each with its name as its header", () => {
    open();
    expect(told()).toEqual(["Ada", "Grace", "Linus"]);
    expect(place.querySelector("table")?.getAttribute("aria-label")).toBe("Contacts");
  });

  it("is busy until the first page is there, and shows its shape after a moment", () => {
    vi.useFakeTimers();
    setRows(undefined);
    open();
    expect(place.querySelector("[aria-busy=true]")).not.toBeNull();
    expect(place.querySelector(".bone")).toBeNull();
    vi.advanceTimersByTime(200);
    expect(place.querySelector(".bone")).not.toBeNull();
    setRows([ADA]);
    expect(place.querySelector("[aria-busy=true]")).toBeNull();
  });

  it("says what belongs there when it is empty", () => {
    setRows([]);
    open();
    expect(place.textContent).toContain("No contacts yet");
    expect(place.textContent).not.toContain("No results");
  });

  it("says that nothing fits the search or the filters, and clears both", async () => {
    setRows([]);
    setQuery("eve");
    setTeam("night");
    open();
    expect(place.textContent).toContain("No results");
    expect(place.textContent).not.toContain("No contacts yet");
    await press("Clear filters");
    expect([query(), team()]).toEqual(["", ""]);
  });

  it("says why it could not be read, with a retry", async () => {
    setRows(undefined);
    setError(new ApiError(503, "unavailable", "The database is restarting."));
    open();
    expect(place.querySelector("[role=alert]")?.textContent).toContain("The database is restarting.");
    await press("Try again");
    expect(retry).toHaveBeenCalledOnce();
  });

  it("keeps its rows when reading them again fails, and says that they may be old", () => {
    setError(new ApiError(503, "unavailable", "The database is restarting."));
    open();
    expect(told()).toHaveLength(3);
    expect(place.querySelector("[role=status]")?.textContent).toContain("may be out of date");
  });

  it("asks for the next page when its end comes into view, and by a button", async () => {
    const load = vi.fn<() => void>();
    setMore(() => load);
    open();
    watched.at(-1)?.call();
    await press("Show more");
    expect(load).toHaveBeenCalledTimes(2);
    setMore(undefined);
    expect(place.querySelector(".data-more")).toBeNull();
  });
});

describe("a table's order and columns", () => {
  const header = (name: string) =>
    [...place.querySelectorAll("thead th")]
      .find((one) => one.textContent === name)
      ?.getAttribute("aria-sort");

  it("are asked for by the columns' titles: ascending, then descending", async () => {
    open();
    expect(header("Name")).toBe("none");
    await press("Name");
    expect([sort(), header("Name"), header("Email")]).toEqual([
      { column: "name", direction: "ascending" },
      "ascending",
      "none",
    ]);
    await press("Name");
    expect(sort()).toEqual({ column: "name", direction: "descending" });
    await press("Email");
    expect(sort()).toEqual({ column: "email", direction: "ascending" });
  });

  it("are hidden as this browser remembers, under the table's name", () => {
    localStorage.setItem("parley.hidden-columns.contacts", "email name");
    open({ name: "contacts" });
    // A name cannot be hidden.
    expect([...place.querySelectorAll("thead th")].map((one) => one.textContent)).toEqual(["Name"]);
  });
});

describe("a table's rows by keyboard", () => {
  it("are one tab stop, with its controls, and arrows lead to the others", () => {
    open({ links: true });
    expect(tabStops().map((one) => one.textContent)).toEqual([
      "Adaada@example.com",
      "Ada",
      "ada@example.com",
    ]);
    rowOf("Ada").focus();
    key("ArrowDown");
    expect(document.activeElement).toBe(rowOf("Grace"));
    expect(tabStops()[0]).toBe(rowOf("Grace"));
    key("End");
    key("ArrowDown");
    expect(document.activeElement).toBe(rowOf("Linus"));
    key("Home");
    key("ArrowUp");
    expect(document.activeElement).toBe(rowOf("Ada"));
  });

  it("stay where they are when a row before them comes or goes", () => {
    open({ links: true });
    rowOf("Ada").focus();
    key("ArrowDown");
    setRows([GRACE, LINUS]);
    expect(document.activeElement).toBe(rowOf("Grace"));
    setRows([LINUS]);
    expect(tabStops()[0]).toBe(rowOf("Linus"));
  });

  it("are opened by Enter, as by a click anywhere but on their controls", async () => {
    const followed: string[] = [];
    open({ links: true });
    place.addEventListener("click", (event) => {
      const link = event.target instanceof Element ? event.target.closest("a") : null;
      if (link) followed.push(link.getAttribute("href") ?? "");
    });
    rowOf("Grace").focus();
    key("Enter");
    rowOf("Linus").querySelector("td")?.click();
    rowOf("Ada").querySelector("button")?.click();
    expect(followed).toEqual(["/contacts/2", "/contacts/3"]);
  });

  it("leave keys in a control to the control", () => {
    open({ links: true, bulk: true });
    const control = rowOf("Ada").querySelector("button");
    control?.focus();
    key(" ", control);
    expect(selected()).toEqual([]);
    expect(document.activeElement).toBe(control);
  });

  it("are plain where nothing can be done with them", () => {
    open();
    expect(place.querySelector("[role=grid], .data-row[tabindex]")).toBeNull();
  });
});

describe("selected rows", () => {
  const checkbox = (name: string) => rowOf(name).querySelector("input");

  it("are acted upon together", async () => {
    open({ bulk: true });
    checkbox("Ada")?.click();
    checkbox("Linus")?.click();
    expect(selected()).toEqual(["Ada", "Linus"]);
    expect(place.querySelector("[role=toolbar]")?.textContent).toContain("2 selected");
    await press("Remove");
    expect(run).toHaveBeenCalledWith(["1", "3"]);
    await press("Clear selection");
    expect(selected()).toEqual([]);
    expect(place.querySelector("[role=toolbar]")).toBeNull();
  });

  it("are chosen by Space, a range with Shift, all with Ctrl A, and none by Escape", () => {
    open({ bulk: true });
    rowOf("Ada").focus();
    key(" ");
    expect(selected()).toEqual(["Ada"]);
    key("ArrowDown", document.activeElement, { shiftKey: true });
    expect(selected()).toEqual(["Ada", "Grace"]);
    key("a", document.activeElement, { ctrlKey: true });
    expect(selected()).toEqual(["Ada", "Grace", "Linus"]);
    key("Escape");
    expect(selected()).toEqual([]);
    rowOf("Linus").focus();
    key("ArrowUp", document.activeElement, { shiftKey: true });
    expect(selected()).toEqual(["Grace", "Linus"]);
  });

  it("are taken all by the checkbox above them, which follows", () => {
    open({ bulk: true });
    const all = () => place.querySelector<HTMLInputElement>("thead input");
    all()?.click();
    expect([selected().length, all()?.checked]).toEqual([3, true]);
    checkbox("Ada")?.click();
    expect([selected().length, all()?.checked]).toEqual([2, false]);
  });

  it("are not acted upon once they are out of sight", async () => {
    open({ bulk: true });
    checkbox("Ada")?.click();
    checkbox("Grace")?.click();
    setRows([GRACE, LINUS]);
    await press("Remove");
    expect(run).toHaveBeenCalledWith(["2"]);
  });
});

describe("what is open below a row", () => {
  it("stays when the row changes", () => {
    setOpenId("2");
    open();
    const detail = place.querySelector(".data-detail p");
    expect(detail?.textContent).toBe("More about Grace");
    setRows([ADA, { ...GRACE, name: "Grace H." }, LINUS]);
    expect(place.querySelector(".data-detail p")).toBe(detail);
    expect(detail?.textContent).toBe("More about Grace H.");
  });
});
