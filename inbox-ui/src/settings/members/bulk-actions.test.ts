// @vitest-environment jsdom
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { type Asked, playHub, refused } from "../../api/testing.ts";
import type { Member } from "../../api/types.ts";
import { answer, question } from "../../parts/confirm.ts";
import { words } from "../../words/index.ts";
import { bulkActions } from "./bulk-actions.ts";
import { membersWords } from "./words/index.ts";

const [ANNA, BEN, NORA] = ["Anna", "Ben", "Nora"].map(
  (name) => ({ id: `usr_${name.toLowerCase()}`, name }) as Member,
);
const members = [ANNA, BEN, NORA].filter((member) => member !== undefined);
const ALL = members.map(({ id }) => id);
let asked: readonly Asked[] = [];

const run = (title: string, ids: readonly string[]) =>
  bulkActions(members, "usr_anna")
    .find((action) => action.title === title)
    ?.run(ids);
const routes = () => asked.map(({ route }) => route).filter((route) => route.startsWith("DELETE"));

beforeEach(() => {
  asked = playHub({
    "DELETE /members/usr_ben": () => ({}),
    "DELETE /members/usr_nora": () => ({}),
    "DELETE /members/usr_ben/sessions": () => refused(409, "Ben is gone."),
    "DELETE /members/usr_nora/sessions": () => ({}),
  });
});
afterEach(() => void vi.unstubAllGlobals());

describe("what is done to several members", () => {
  it("is asked for by their names, and never done to oneself", async () => {
    run(words().common.remove, ALL);
    expect(question()?.title).toBe(membersWords().removeTitle("Ben and Nora"));
    answer(true);
    await vi.waitFor(() => expect(routes()).toEqual(["DELETE /members/usr_ben", "DELETE /members/usr_nora"]));
  });

  it("is not done without a yes", async () => {
    run(words().common.remove, ["usr_ben"]);
    answer(false);
    await Promise.resolve();
    expect(routes()).toEqual([]);
  });

  it("ends at the first that the hub refuses", async () => {
    run(membersWords().signOut, ["usr_ben", "usr_nora"]);
    answer(true);
    await vi.waitFor(() => expect(routes()).toEqual(["DELETE /members/usr_ben/sessions"]));
  });
});
