import { useSearchParams } from "@solidjs/router";
import type { ListFilter, Tab } from "../../live/list-filter.ts";

type Search = {
  tab?: string;
  status?: string;
  channel?: string;
  assignee?: string;
  label?: string;
  q?: string;
};

/** Keeps the list's filter in the address, for bookmarks and the back button. */
export function useFilter(): readonly [() => ListFilter, (change: Partial<ListFilter>) => void, () => void] {
  const [search, setSearch] = useSearchParams<Search>();
  const filter = (): ListFilter => ({
    tab: tabOf(search.tab),
    status: search.status ?? "open",
    channel: search.channel,
    assignee: search.assignee,
    label: search.label,
    q: search.q,
  });
  const change = (next: Partial<ListFilter>) =>
    setSearch(
      {
        ...next,
        ...(next.status === "open" ? { status: null } : {}),
        ...(next.tab === "all" ? { tab: null } : {}),
      },
      { replace: true, scroll: false },
    );
  const clear = () =>
    setSearch(
      { status: null, channel: null, assignee: null, label: null, q: null },
      { replace: true, scroll: false },
    );
  return [filter, change, clear];
}

/** Leaves nothing out but what the search words do: resolved conversations are searched too. */
export const EVERYTHING = {
  tab: "all",
  status: "all",
  channel: undefined,
  assignee: undefined,
  label: undefined,
} as const satisfies Partial<ListFilter>;

/** Counts the filters beside the tab. */
export const filterCount = (filter: ListFilter) =>
  [filter.status !== "open", filter.channel, filter.tab === "all" && filter.assignee, filter.label].filter(
    Boolean,
  ).length;

const tabOf = (tab: string | undefined): Tab => (tab === "mine" || tab === "unassigned" ? tab : "all");
