import { beforeEach, expect, it } from "vitest";
import type { Listener } from "../core/bus/index.ts";
import type { CommitListener } from "../core/database/index.ts";
import { subscribeToChanges } from "./subscribe-to-changes.ts";

const onCommit = new Set<CommitListener>();
const forgotten: string[] = [];
const announced: string[] = [];

beforeEach(async () => {
  onCommit.clear();
  forgotten.length = announced.length = 0;
  let listener: Listener = () => {};
  await subscribeToChanges({
    database: { onCommit },
    bus: {
      subscribe: async (_, heard) => {
        listener = heard;
        return () => {};
      },
      publish: (_, payload) => listener(payload),
    },
    streams: { announce: (organizationId) => void announced.push(organizationId) },
    channels: { forget: (channelId) => void forgotten.push(channelId) },
    rules: { forget: (organizationId) => void forgotten.push(organizationId) },
    commandSets: { forget: (organizationId) => void forgotten.push(`commands of ${organizationId}`) },
  });
});

const commit = (kind: string, more = {}) =>
  onCommit.forEach((listener) => listener("org_1", [{ kind, ...more }]));

it.each(["rule_changed", "template_changed", "setting_changed", "command_changed"])(
  "loads an organization's rules and commands again after %s, so that greetings never lag behind",
  (kind) => {
    commit(kind);
    expect(forgotten).toEqual(["org_1", "commands of org_1"]);
  },
);

it("opens a channel again after it changed", () => {
  commit("channel_changed", { channelId: "chn_1" });
  expect(forgotten).toEqual(["chn_1", "org_1", "commands of org_1"]);
});

it("tells live pages of every commit, and keeps what no event changed", () => {
  commit("message_received");
  expect(announced).toEqual(["org_1"]);
  expect(forgotten).toEqual([]);
});
