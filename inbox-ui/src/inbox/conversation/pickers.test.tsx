// @vitest-environment jsdom
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { queryClient } from "../../api/query-client.ts";
import { keys } from "../../api/queries.ts";
import { aMe, playHub, refused } from "../../api/testing.ts";
import type { Conversation } from "../../api/types.ts";
import { dispatch, forget, live } from "../../live/store.ts";
import { aConversation } from "../../live/testing.ts";
import { cleanup, key, press, show, type } from "../../parts/testing/show.ts";
import { Toasts } from "../../parts/toasts.tsx";
import { inboxWords } from "../words/index.ts";
import { AssignPicker } from "./assign-picker.tsx";
import { LabelPicker } from "./label-picker.tsx";
import { PROPERTIES } from "./property-table.tsx";
import { SnoozePicker } from "./snooze-picker.tsx";

const VIP = { id: "lbl_vip", name: "VIP", colour: "red" } as const;
const REFUND = { id: "lbl_refund", name: "Refund", colour: "blue" } as const;

// Requests for one conversation wait for each other, so each test has its own.
let count = 0;
let id = "";

beforeEach(() => {
  id = `cnv_${++count}`;
  vi.useFakeTimers({ now: new Date(2026, 2, 4, 10) });
  Element.prototype.scrollIntoView = () => {};
  queryClient.setQueryData(keys.me, aMe());
  queryClient.setQueryData(keys.members, {
    items: [
      ["usr_zoe", "Zoe"],
      ["usr_anna", "Anna"],
      ["usr_ben", "Ben"],
    ].map(([id, name]) => ({ id, name, email: "" })),
  });
  queryClient.setQueryData(keys.labels, { items: [VIP, REFUND] });
});
afterEach(() => {
  cleanup();
  forget();
  vi.runOnlyPendingTimers();
  queryClient.clear();
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

const conversation = (): Conversation => {
  const known = live.conversations[id];
  if (!known) throw new Error("The conversation is gone.");
  return known;
};
const begin = (given: Partial<Conversation> = {}) =>
  dispatch({ kind: "conversation", conversation: aConversation({ id, ...given }) });
const answer = (change: Partial<Conversation>) => () => aConversation({ id, version: 2, ...change });
const options = () => [...document.querySelectorAll<HTMLElement>("[role=option]")];
const titles = () => options().map((option) => option.querySelector(".grow")?.textContent);
const chosen = () =>
  options()
    .filter((option) => option.getAttribute("aria-checked") === "true")
    .map((option) => option.querySelector(".grow")?.textContent);
const pick = async (title: string) => {
  const found = options().find((option) => option.querySelector(".grow")?.textContent === title);
  if (!found) throw new Error(`There is no “${title}”.`);
  found.click();
  await vi.advanceTimersByTimeAsync(0);
};
const find = (text: string) => {
  const field = document.querySelector("input");
  if (!field) throw new Error("There is no field.");
  type(field, text);
  return field;
};

describe("whom a conversation is assigned to", () => {
  it("is chosen from the user first, then the team by name, then no one", () => {
    begin({ assignee: { id: "usr_ben", name: "Ben" } });
    show(() => <AssignPicker conversation={conversation()} />);
    expect(titles()).toEqual(["Anna", "Ben", "Zoe", inboxWords().actions.unassign]);
    expect(chosen()).toEqual(["Ben"]);
  });

  it("is shown at once and asked of the hub; no one is null there", async () => {
    begin();
    const ben = { id: "usr_ben", name: "Ben" };
    const asked = playHub({ [`PUT /conversations/${id}/assignee`]: answer({ assignee: ben }) });
    show(() => <AssignPicker conversation={conversation()} />);
    await pick("Ben");
    expect(conversation().assignee).toEqual(ben);
    await pick(inboxWords().actions.unassign);
    expect(asked.map(({ body }) => body)).toEqual([{ userId: "usr_ben" }, { userId: null }]);
  });
});

describe("the labels of a conversation", () => {
  const labels = () => `PUT /conversations/${id}/labels`;
  const opened = (given: Conversation["labels"] = [VIP]) => {
    begin({ labels: given });
    show(() => <LabelPicker conversation={conversation()} />);
  };
  const bodies = (asked: ReturnType<typeof playHub>, route = labels()) =>
    asked.filter((one) => one.route === route).map(({ body }) => body);

  it("are added and taken away one by one", async () => {
    const asked = playHub({ [labels()]: () => new Promise(() => {}) });
    opened();
    expect(chosen()).toEqual(["VIP"]);
    await pick("Refund");
    expect(conversation().labels.map(({ name }) => name)).toEqual(["VIP", "Refund"]);
    await pick("VIP");
    expect(conversation().labels.map(({ name }) => name)).toEqual(["Refund"]);
    expect(bodies(asked)[0]).toEqual({ labelIds: ["lbl_vip", "lbl_refund"] });
  });

  it("leave out one that was removed meanwhile, which the hub would refuse", async () => {
    const asked = playHub({ [labels()]: answer({}) });
    opened([{ id: "lbl_gone", name: "Gone", colour: "grey" }, VIP]);
    await pick("Refund");
    expect(bodies(asked)).toEqual([{ labelIds: ["lbl_vip", "lbl_refund"] }]);
  });

  it("take a new one by its name, once, and none that is there in other letters", async () => {
    const made = { id: "lbl_new", name: "Broken lamp", colour: "green" };
    const asked = playHub({ "POST /labels": () => made, [labels()]: answer({}) });
    opened();
    find("vip");
    expect(titles()).toEqual(["VIP"]);
    const field = find("  Broken lamp ");
    expect(titles()).toEqual([inboxWords().actions.createLabel("Broken lamp")]);
    key("Enter", field);
    key("Enter", field);
    await vi.advanceTimersByTimeAsync(0);
    expect(bodies(asked, "POST /labels")).toEqual([{ name: "Broken lamp", colour: expect.any(String) }]);
    expect(bodies(asked)).toEqual([{ labelIds: ["lbl_vip", "lbl_new"] }]);
  });

  it("say why a new one could not be made", async () => {
    playHub({ "POST /labels": () => refused(403, "You may not make labels.") });
    opened();
    const toasts = show(() => <Toasts />);
    key("Enter", find("Lamp"));
    await vi.advanceTimersByTimeAsync(0);
    expect(toasts.textContent).toContain("You may not make labels.");
  });
});

describe("a snooze", () => {
  const snooze = () => `PUT /conversations/${id}/snooze`;
  const opened = () => {
    begin();
    return show(() => <SnoozePicker conversation={conversation()} />);
  };

  it("lasts until the chosen time", async () => {
    const asked = playHub({ [snooze()]: () => new Promise(() => {}) });
    opened();
    await pick(inboxWords().actions.snoozeFor.tomorrow);
    const until = new Date(2026, 2, 5, 9).toISOString();
    expect(asked.map(({ body }) => body)).toEqual([{ until }]);
    expect([conversation().status, conversation().snoozedUntil]).toEqual(["snoozed", until]);
  });

  it("takes any time to come, and no other", async () => {
    const asked = playHub({ [snooze()]: () => new Promise(() => {}) });
    const place = opened();
    await pick(inboxWords().actions.snoozeFor.custom);
    const until = place.querySelector("input");
    if (!until) throw new Error("There is no field.");
    for (const past of ["", "2026-03-04T09:59", "2026-03-04T10:00"]) {
      until.value = past;
      place
        .querySelector("form")
        ?.dispatchEvent(new SubmitEvent("submit", { cancelable: true, bubbles: true }));
      expect(place.querySelector("[role=alert]")?.textContent).toBe(inboxWords().actions.pastTime);
    }
    until.value = "2026-03-04T10:01";
    await press(inboxWords().actions.snooze);
    await vi.advanceTimersByTimeAsync(0);
    expect(asked.map(({ body }) => body)).toEqual([{ until: new Date(2026, 2, 4, 10, 1).toISOString() }]);
  });
});

describe("the properties of a conversation", () => {
  it("are saved under their names and put back when the hub refuses", async () => {
    begin({ priority: "low" });
    const toasts = show(() => <Toasts />);
    for (const property of PROPERTIES) {
      const route = `PUT /conversations/${id}/${property.name}`;
      const option = property.options().find(({ value }) => value !== property.read(conversation()));
      const before = property.shown(conversation());
      const asked = playHub({ [route]: () => refused(409, "Not now.") });
      const done = option?.choose(id);
      expect(property.read(conversation())).toBe(option?.value);
      expect(property.shown(conversation())).toBe(option?.title);
      expect(await done).toBe(false);
      expect(property.shown(conversation())).toBe(before);
      expect(asked[0]?.body).toEqual({ [property.name]: option?.value });
      expect(toasts.textContent).toContain("Your change was undone. Not now.");
    }
    expect(PROPERTIES.length).toBeGreaterThan(0);
  });
});
