// @vitest-environment jsdom
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { queryClient } from "../api/query-client.ts";
import { playHub, refused, type Asked } from "../api/testing.ts";
import { button, cleanup, press, show } from "../parts/testing/show.ts";
import { Cards } from "./cards.tsx";
import { accountWords } from "./words/index.ts";

const say = () => accountWords().chatAccounts;
const ALL = { kinds: ["new", "assigned", "mentioned", "waiting"], quiet: null, timeZone: "Europe/Berlin" };

let known: object;
let refusal: Response | undefined;
let asked: readonly Asked[];

beforeEach(() => {
  known = ALL;
  refusal = undefined;
  asked = playHub({
    "GET /me/cards": () => known,
    "PUT /me/cards": (body) => {
      if (refusal) return refusal;
      known = Object(body);
      return body;
    },
  });
});
afterEach(() => {
  cleanup();
  queryClient.clear();
  vi.unstubAllGlobals();
});

const showCards = async () => {
  const place = show(() => <Cards isLinked />);
  await vi.waitFor(() => button("Save"));
  return place;
};
const box = (title: string): HTMLInputElement => {
  const found = [...document.querySelectorAll("label")].find((label) => label.textContent === title);
  const input = found?.querySelector("input");
  if (!input) throw new Error(`There is no box “${title}”.`);
  return input;
};
const times = () => [...document.querySelectorAll<HTMLInputElement>("input[type=time]")];
const saved = () => asked.filter(({ route }) => route === "PUT /me/cards").map(({ body }) => body);

describe("the cards of a member", () => {
  it("are explained to who has linked no account yet, without a form", () => {
    const place = show(() => <Cards isLinked={false} />);
    expect(place.textContent).toContain(say().cardsNeedAccount);
    expect(place.querySelector("form")).toBeNull();
  });

  it("come for the kinds that are ticked", async () => {
    await showCards();
    expect(Object.values(say().kind).map((title) => box(title).checked)).toEqual([true, true, true, true]);
    box(say().kind.new).click();
    box(say().kind.waiting).click();
    await press("Save");
    await vi.waitFor(() => expect(saved()).toEqual([{ ...ALL, kinds: ["assigned", "mentioned"] }]));
  });

  it("wait in quiet hours, which are a night until said otherwise", async () => {
    await showCards();
    expect(times()).toEqual([]);
    box(say().quiet).click();
    expect(times().map(({ value }) => value)).toEqual(["22:00", "07:00"]);
    const [from] = times();
    if (from) from.value = "20:30";
    await press("Save");
    await vi.waitFor(() => expect(saved()).toEqual([{ ...ALL, quiet: { from: "20:30", to: "07:00" } }]));
  });

  it("come at any time again once quiet hours are off", async () => {
    known = { ...ALL, quiet: { from: "21:00", to: "06:00" }, timeZone: "UTC" };
    await showCards();
    expect(times().map(({ value }) => value)).toEqual(["21:00", "06:00"]);
    box(say().quiet).click();
    expect(times()).toEqual([]);
    await press("Save");
    await vi.waitFor(() => expect(saved()).toEqual([{ ...ALL, timeZone: "UTC" }]));
  });

  it("stay as they were typed when the hub refuses, and say why", async () => {
    refusal = refused(422, "Choose again.");
    const place = await showCards();
    box(say().kind.new).click();
    await press("Save");
    await vi.waitFor(() => expect(place.textContent).toContain("Choose again."));
    expect(box(say().kind.new).checked).toBe(false);
  });
});
