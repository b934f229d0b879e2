// @vitest-environment jsdom
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { queryClient } from "../../api/query-client.ts";
import { keys } from "../../api/queries.ts";
import { aMe, playHub, refused } from "../../api/testing.ts";
import type { BusinessHours } from "../../api/types.ts";
import { button, cleanup, press, show } from "../../parts/testing/show.ts";
import Hours from "./hours.tsx";
import { hoursWords } from "./words/index.ts";

const MORNING: BusinessHours = { timeZone: "Europe/Berlin", days: { mon: [["09:00", "12:00"]] } };

beforeEach(() => {
  queryClient.setQueryData(keys.me, aMe({ permissions: { "settings.manage": "all" } }));
  queryClient.setQueryData(keys.hours, MORNING);
});
afterEach(() => {
  cleanup();
  queryClient.clear();
  vi.unstubAllGlobals();
});

const path = "PUT /settings/business-hours";
const read = "GET /settings/business-hours";
const times = () => [...document.querySelectorAll<HTMLInputElement>("input[type=time]")];
const shown = () => times().map(({ value }) => value);
const set = (at: number, time: string) => {
  const field = times()[at];
  if (!field) throw new Error(`There is no time ${at}.`);
  field.value = time;
  for (const name of ["input", "change"]) field.dispatchEvent(new Event(name, { bubbles: true }));
};
const monday = () => document.querySelector("[role=group]")?.getAttribute("aria-label") ?? "";
const tuesday = () => document.querySelectorAll("[role=group]")[1]?.getAttribute("aria-label") ?? "";
const save = async () => {
  await press(hoursWords().save);
  await vi.waitFor(() => expect(button(hoursWords().save).disabled).toBe(false));
};

describe("the form of the business hours", () => {
  it("saves what was changed, added and taken away, with midnight as the end of the day", async () => {
    const asked = playHub({ [path]: (body) => body, [read]: () => MORNING });
    show(() => <Hours />);
    set(1, "00:00");
    await press(`${hoursWords().addSpan}: ${tuesday()}`);
    await press(`${hoursWords().addSpan}: ${tuesday()}`);
    await save();
    expect(asked.find(({ route }) => route === path)?.body).toEqual({
      timeZone: "Europe/Berlin",
      days: {
        mon: [["09:00", "24:00"]],
        tue: [
          ["09:00", "17:00"],
          ["13:00", "17:00"],
        ],
      },
    });
  });

  it("closes a day whose last hours are taken away", async () => {
    const asked = playHub({ [path]: (body) => body, [read]: () => MORNING });
    show(() => <Hours />);
    await press(hoursWords().removeSpan);
    await save();
    expect(asked.find(({ route }) => route === path)?.body).toEqual({ timeZone: "Europe/Berlin", days: {} });
  });

  it("says of the whole day that it is open, and gives it times when one asks", async () => {
    queryClient.setQueryData(keys.hours, { ...MORNING, days: { mon: [["00:00", "24:00"]] } });
    const place = show(() => <Hours />);
    expect([shown(), place.textContent?.includes(hoursWords().allDay)]).toEqual([[], true]);
    await press(`${hoursWords().setSpan}: ${monday()}`);
    expect(shown()).toEqual(["09:00", "17:00"]);
  });

  it("follows what another saves until the first change, and then keeps that", () => {
    show(() => <Hours />);
    const other = (to: string) =>
      queryClient.setQueryData(keys.hours, { ...MORNING, days: { mon: [["08:00", to]] } });
    other("11:00");
    expect(shown()).toEqual(["08:00", "11:00"]);
    set(1, "10:00");
    other("18:00");
    expect(shown()).toEqual(["08:00", "10:00"]);
  });

  it("keeps the change and says why, when the hub refuses", async () => {
    playHub({ [path]: () => refused(422, "These hours overlap."), [read]: () => MORNING });
    const place = show(() => <Hours />);
    set(1, "10:00");
    await save();
    expect(place.textContent).toContain("These hours overlap.");
    expect(shown()).toEqual(["09:00", "10:00"]);
  });

  it("cannot be saved by who may only read it", () => {
    queryClient.setQueryData(keys.me, aMe());
    show(() => <Hours />);
    expect(() => button(hoursWords().save)).toThrow(hoursWords().save);
  });
});
