// @vitest-environment jsdom
import { afterEach, expect, it } from "vitest";
import type { ListFilter } from "../../live/list-filter.ts";
import { cleanup, press, show } from "../../parts/testing/show.ts";
import { EmptyList } from "./empty-list.tsx";
import { EVERYTHING } from "./use-filter.ts";

afterEach(cleanup);

const searched: string[] = [];
const draw = (filter: ListFilter) =>
  show(() => (
    <EmptyList
      filter={filter}
      clear={() => undefined}
      clearSearch={() => undefined}
      searchAll={() => searched.push("all")}
    />
  ));

it("pages 10: a search of open conversations that finds nothing offers to search the resolved ones too", async () => {
  draw({ tab: "all", status: "open", q: "refund" });
  await press("Search resolved conversations too");
  expect(searched).toEqual(["all"]);
});

it("pages 10: a search of everything has nothing more to offer", () => {
  const place = draw({ q: "refund", ...EVERYTHING });
  expect(place.textContent).not.toContain("Search resolved conversations too");
});
