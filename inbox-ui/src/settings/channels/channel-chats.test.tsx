// @vitest-environment jsdom
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { keys } from "../../api/queries.ts";
import { queryClient } from "../../api/query-client.ts";
import { aMe, playHub, type Asked } from "../../api/testing.ts";
import { button, cleanup, press, show } from "../../parts/testing/show.ts";
import { ChannelChats } from "./channel-chats.tsx";
import { channelsWords } from "./words/index.ts";

const say = () => channelsWords().routing;
const TEAM = { id: "cnv_team", title: "Team", use: "staff", lastActivityAt: "2026-11-30T09:40:12.000Z" };
const FANS = { ...TEAM, id: "cnv_fans", title: "Fans", use: "customers", serves: null };
const channel = (id: string, name: string) => ({ id, name, connector: "telegram" });

let serves: object | null;
let asked: readonly Asked[];
let place: HTMLElement;

beforeEach(() => {
  queryClient.setQueryData(keys.me, aMe({ permissions: { "channel.manage": "all" } }));
  serves = null;
  asked = playHub({
    "GET /channels/chn_office/chats": () => ({ items: [{ ...TEAM, serves }, FANS] }),
    "GET /channels": () => ({ items: [channel("chn_office", "Office"), channel("chn_shop", "Shop")] }),
    "GET /members": () => ({
      items: [
        { id: "usr_anna", team: "Sales" },
        { id: "usr_bo", team: null },
      ],
    }),
    "PUT /chats/cnv_team/routing": (body) => {
      ({ serves } = Object(body));
      return {};
    },
  });
});
afterEach(() => {
  cleanup();
  queryClient.clear();
  vi.unstubAllGlobals();
});

const open = async (summary: string) => {
  place = show(() => <ChannelChats channelId="chn_office" />);
  await vi.waitFor(() => expect(place.textContent).toContain(summary));
  await press(`${channelsWords().change}: ${say().of("Team")}`);
};
const box = (title: string): HTMLInputElement => {
  const found = [...document.querySelectorAll("label")].find((label) => label.textContent === title);
  const input = found?.querySelector("input");
  if (!input) throw new Error(`There is no box “${title}”.`);
  return input;
};
const saved = () => asked.filter(({ route }) => route.endsWith("/routing")).map(({ body }) => body);

describe("the threads in a chat of members", () => {
  it("are offered for no group with customers", async () => {
    await open(say().none);
    expect(place.textContent).toContain("Fans");
    expect(() => button(`${channelsWords().change}: ${say().of("Fans")}`)).toThrow("no button");
  });

  it("are opened for the conversations of the channels and teams that are ticked", async () => {
    await open(say().none);
    box(say().serve).click();
    await vi.waitFor(() => box("Shop").click());
    box("Sales").click();
    await press("Save");
    await vi.waitFor(() => expect(place.textContent).toContain(say().some("Shop, Sales")));
    expect(saved()).toEqual([{ serves: { channelIds: ["chn_shop"], teams: ["Sales"] } }]);
  });

  it("are opened for every conversation where nothing is ticked", async () => {
    await open(say().none);
    box(say().serve).click();
    await press("Save");
    await vi.waitFor(() => expect(place.textContent).toContain(say().all));
    expect(saved()).toEqual([{ serves: { channelIds: null, teams: null } }]);
  });

  it("are opened no more", async () => {
    serves = { channelIds: null, teams: null };
    await open(say().all);
    box(say().serve).click();
    await press("Save");
    await vi.waitFor(() => expect(saved()).toEqual([{ serves: null }]));
  });

  it("stay narrowed to what is there no more: without it more would be served", async () => {
    serves = { channelIds: ["chn_gone"], teams: ["Night"] };
    await open(say().some(`${say().lostChannel}, Night`));
    await vi.waitFor(() => expect(box(say().lostChannel).checked).toBe(true));
    await press("Save");
    await vi.waitFor(() => expect(saved()).toEqual([{ serves }]));
  });
});
