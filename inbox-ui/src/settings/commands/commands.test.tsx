// @vitest-environment jsdom
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { queryClient } from "../../api/query-client.ts";
import { keys } from "../../api/queries.ts";
import { aMe, playHub, refused, type Asked } from "../../api/testing.ts";
import { cleanup, button, press, show, type } from "../../parts/testing/show.ts";
import { Toasts } from "../../parts/toasts.tsx";
import Commands from "./commands.tsx";

const claim = {
  name: "claim",
  aliases: ["take"],
  usage: "/claim [conversation]",
  summary: { en: "Puts you in charge", de: "Übernimmt" },
  example: "/claim #12",
  where: ["direct", "page"],
  arguments: [],
  audience: "member",
  permission: "conversation.assign",
  risk: "confirm",
  roles: ["owner", "agent"],
  uses30d: 12,
};
const parcel = {
  id: "cmd_1",
  name: "parcel",
  aliases: [],
  description: "Says where a parcel is",
  audience: "contact",
  where: ["direct"],
  arguments: [],
  answers: { kind: "text", text: "On its way." },
  enabled: false,
  changedBy: { id: "usr_1", name: "Ada" },
  changedAt: "2026-11-21T10:00:00Z",
  secret: null as string | null,
};

let asked: readonly Asked[];
let custom: object[];
let overview: () => unknown;
let saved: () => unknown;
let tried: object;

beforeEach(() => {
  custom = [parcel];
  overview = () => ({
    items: [claim, { ...claim, name: "status", audience: "contact", permission: null, uses30d: 3 }],
  });
  saved = () => parcel;
  asked = playHub({
    "GET /commands/overview": () => overview(),
    "GET /commands/custom": () => ({ items: custom }),
    "POST /commands/custom": () => saved(),
    "PATCH /commands/cmd_1": () => parcel,
    "POST /commands/trial": () => tried,
  });
});
afterEach(() => {
  cleanup();
  queryClient.clear();
  vi.unstubAllGlobals();
});

const open = (permissions: object = { "command.manage": "all", "settings.read": "all" }) => {
  queryClient.setQueryData(keys.me, { ...aMe(), permissions });
  return show(() => (
    <>
      <Commands />
      <Toasts />
    </>
  ));
};
const says = (place: HTMLElement, text: string) =>
  vi.waitFor(() => expect(place.textContent).toContain(text));
const control = (name: string) => {
  const found = document.querySelector<HTMLInputElement>(`form [name="${name}"]`);
  if (!found) throw new Error(`There is no field “${name}”.`);
  return found;
};
const bodies = (route: string) => asked.filter((one) => one.route === route).map(({ body }) => body);

describe("the list of commands", () => {
  it("says how each is typed, who may use it where, and how often it was used", async () => {
    const place = open();
    await says(place, "/claim [conversation]");
    for (const text of [
      "Also /take",
      "Example: /claim #12",
      "Owner, Agent",
      "Direct chat, Pages and programs",
      "12",
      "Every customer",
      "Asks for confirmation",
    ])
      expect(place.textContent).toContain(text);
  });

  it("says what failed", async () => {
    overview = () => refused(403, "Out of order.");
    const place = open();
    await says(place, "Couldn't load this");
  });

  it("is all that there is for those who may not manage commands", async () => {
    const place = open({ "settings.read": "all" });
    await says(place, "/claim");
    expect(place.textContent).not.toContain("Your own commands");
    expect(asked.map(({ route }) => route)).not.toContain("GET /commands/custom");
  });
});

describe("a command of one's own", () => {
  it("is turned on from its card", async () => {
    const place = open();
    await says(place, "Changed by Ada");
    await press("Turn on: /parcel");
    await says(place, "/parcel is on.");
    expect(bodies("PATCH /commands/cmd_1")).toEqual([{ enabled: true }]);
  });

  it("is made, and the secret of its webhook is shown once", async () => {
    saved = () => ({ ...parcel, secret: "whsec_once" });
    const place = open();
    await press("Add command");
    type(control("name"), "/order");
    type(control("description"), "Says how an order stands");
    const answers = document.querySelector<HTMLSelectElement>('form [name="answers"]');
    if (answers) answers.value = "webhook";
    answers?.dispatchEvent(new Event("change", { bubbles: true }));
    type(control("url"), "https://example.com/orders");
    type(control("fallback"), "Later.");
    button("Save").click();
    await says(place, "it is not shown again");
    expect(place.innerHTML).toContain("whsec_once");
    await press("Done");
    expect(place.innerHTML).not.toContain("whsec_once");
    expect(bodies("POST /commands/custom")).toEqual([
      {
        name: "order",
        aliases: [],
        description: "Says how an order stands",
        audience: "contact",
        where: ["direct"],
        arguments: [],
        answers: { kind: "webhook", url: "https://example.com/orders", fallback: "Later." },
        enabled: false,
      },
    ]);
  });

  it("stays open with what is wrong when the hub refuses it", async () => {
    saved = () => refused(409, "The command /help has this name already.", "command_name_taken");
    const place = open();
    await press("Add command");
    type(control("name"), "help");
    type(control("description"), "Helps");
    type(control("text"), "Hi");
    button("Save").click();
    await says(place, "The command /help has this name already.");
  });
});

describe("the console", () => {
  it("says what a line would do in a role at a place, or why not", async () => {
    tried = {
      outcome: "refused",
      command: "claim",
      does: "Assign",
      risk: null,
      reason: "permission_missing",
      text: "No. You need it.",
    };
    const place = open();
    type(control("line"), "/claim #12");
    type(control("conversation"), "#12");
    button("Try").click();
    await says(place, "This would be refused");
    expect(place.textContent).toContain("No. You need it.");
    expect(bodies("POST /commands/trial")).toEqual([
      {
        line: "/claim #12",
        audience: "member",
        role: "agent",
        place: "direct",
        language: "en",
        conversation: 12,
      },
    ]);
  });
});
