// @vitest-environment jsdom
import { createMemoryHistory, MemoryRouter, Route } from "@solidjs/router";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { commandKeys } from "../api/commands.ts";
import { queryClient } from "../api/query-client.ts";
import { keys } from "../api/queries.ts";
import { type Asked, playHub } from "../api/testing.ts";
import { forget } from "../live/store.ts";
import { openOverlay, overlay } from "../parts/overlay.ts";
import { cleanup, key, press, show, type } from "../parts/testing/show.ts";
import { Toasts } from "../parts/toasts.tsx";
import Palette from "./palette.tsx";

const argument = (name: string, kind: string, optional = false) => ({
  name,
  kind,
  summary: { en: `Which ${name}`, de: name },
  optional,
  option: false,
  choices: [],
});
const command = (name: string, summary: string, all: readonly object[]) => ({
  name,
  aliases: [],
  usage: `/${name}`,
  summary: { en: summary, de: summary },
  example: `/${name}`,
  where: ["page"],
  arguments: all,
});
const given = (outcome: string, text: string, buttons: readonly object[] = []) => ({
  command: "",
  outcome,
  reason: null,
  text,
  buttons,
  question: null,
});

let asked: readonly Asked[];
let answers: object[];

beforeEach(() => {
  vi.stubGlobal("scrollTo", () => {});
  Element.prototype.scrollIntoView ??= () => {};
  answers = [];
  asked = playHub({ "POST /commands": () => answers.shift() });
  const conversation = argument("conversation", "conversation", true);
  queryClient.setQueryData(commandKeys.offered, {
    items: [
      command("claim", "Puts you in charge", [conversation]),
      command("assign", "Puts somebody in charge", [conversation, argument("member", "member")]),
    ],
  });
  queryClient.setQueryData(keys.members, {
    items: [
      { id: "usr_1", name: "Ada Lovelace", email: "ada@example.com" },
      { id: "usr_2", name: "Grace", email: "grace@example.com" },
    ],
  });
  queryClient.setQueryData(keys.labels, { items: [] });
  queryClient.setQueryData(keys.channels, { items: [] });
  const history = createMemoryHistory();
  history.set({ value: "/inbox/cnv_1" });
  show(() => (
    <>
      <MemoryRouter history={history} root={(props) => <>{props.children}</>}>
        <Route path="/inbox/:id" component={Palette} />
      </MemoryRouter>
      <Toasts />
    </>
  ));
  openOverlay("palette");
});
afterEach(() => {
  openOverlay(null);
  cleanup();
  forget();
  queryClient.clear();
  vi.unstubAllGlobals();
});

const field = () =>
  vi.waitFor(() => document.querySelector<HTMLInputElement>(".picker-find") ?? expect.fail());
const options = () => [...document.querySelectorAll('[role="option"]')].map(({ textContent }) => textContent);
const text = () => document.body.textContent;
const gaveTo = () => asked.filter(({ route }) => route === "POST /commands").map(({ body }) => body);

it("finds commands by what they do, and gives one that needs nothing about the open conversation", async () => {
  answers = [given("done", "It's yours.", [{ label: "Undo", line: "/undo 1" }])];
  type(await field(), "you in");
  expect(options()).toEqual(["/claimPuts you in charge"]);
  key("Enter", await field());
  await vi.waitFor(() => expect(text()).toContain("It's yours."));
  expect([gaveTo(), overlay()]).toEqual([
    [{ line: "/claim", conversationId: "cnv_1", language: "en" }],
    null,
  ]);
  answers = [given("done", "Taken back.")];
  await press("Undo");
  await vi.waitFor(() => expect(gaveTo()).toHaveLength(2));
  expect(gaveTo()[1]).toMatchObject({ line: "/undo 1" });
});

it("asks for arguments in place, completes them, and shows what is asked back with its choices", async () => {
  answers = [
    given("asked", "Which Ada?", [{ label: "Ada Lovelace", line: "/assign usr_1" }]),
    given("done", "Done."),
  ];
  type(await field(), "assign");
  key("Enter", await field());
  await vi.waitFor(() => expect(text()).toContain("Which conversation"));
  type(await field(), "/assign ad");
  expect([text()?.includes("Which member"), options()]).toEqual([true, ["Ada Lovelaceada@example.com"]]);
  key("Tab", await field());
  expect((await field()).value).toBe('/assign "Ada Lovelace" ');
  key("Enter", await field());
  await vi.waitFor(() => expect(text()).toContain("Which Ada?"));
  expect(gaveTo()).toMatchObject([{ line: '/assign "Ada Lovelace"' }]);
  await press("Ada Lovelace");
  await vi.waitFor(() => expect(text()).toContain("Done."));
  expect([gaveTo()[1], overlay()]).toMatchObject([{ line: "/assign usr_1" }, null]);
});

it("keeps a line that was refused, and says why", async () => {
  answers = [given("refused", "No. You need conversation.assign.")];
  type(await field(), "/assign Grace");
  key("Enter", await field());
  await vi.waitFor(() => expect(text()).toContain("No. You need conversation.assign."));
  expect([(await field()).value, overlay()]).toEqual(["/assign Grace", "palette"]);
});
