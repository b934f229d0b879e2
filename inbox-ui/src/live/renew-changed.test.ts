import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { queryClient } from "../api/query-client.ts";
import { renewChanged } from "./renew-changed.ts";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => {
  vi.useRealTimers();
  queryClient.clear();
});

async function know(queryKey: readonly string[], names: readonly string[] = []): Promise<void> {
  await queryClient.fetchQuery({ queryKey, queryFn: () => "read", meta: { names } });
}

const stale = () =>
  queryClient
    .getQueryCache()
    .findAll({ predicate: ({ state }) => state.isInvalidated })
    .map(({ queryKey }) => queryKey.join(" "));

it("reads the changed thing and the lists of its kind again, and no other thing of the kind", async () => {
  for (const key of [["contact", "con_linus"], ["contact", "con_eve"], ["contact"], ["label"]])
    await know(key);
  renewChanged("contact", "con_linus");
  await vi.runAllTimersAsync();
  expect(stale()).toEqual(["contact con_linus", "contact"]);
});

it("reads what only names such a thing again, once for a burst", async () => {
  await know(["rule"], ["label", "channel"]);
  await know(["me"], ["setting"]);
  const invalidate = vi.spyOn(queryClient, "invalidateQueries");
  for (const id of ["lbl_one", "lbl_two", "lbl_three"]) renewChanged("label", id);
  expect(stale()).toEqual([]);
  await vi.runAllTimersAsync();
  expect(stale()).toEqual(["rule"]);
  expect(invalidate).toHaveBeenCalledTimes(4);
});

it("knows a setting by its name", async () => {
  for (const key of [
    ["setting", "business-hours"],
    ["member", "roles"],
  ])
    await know(key);
  renewChanged("setting", "business-hours");
  await vi.runAllTimersAsync();
  expect(stale()).toEqual(["setting business-hours"]);
});

it("reads again what was first asked for before the change", async () => {
  const { promise, resolve } = Promise.withResolvers<string>();
  const ask = vi.fn(() => promise);
  void queryClient.fetchQuery({ queryKey: ["label"], queryFn: ask });
  renewChanged("label", "lbl_one");
  resolve("before the change");
  await vi.runAllTimersAsync();
  expect(stale()).toEqual(["label"]);
});
