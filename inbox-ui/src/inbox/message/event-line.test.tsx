// @vitest-environment jsdom
import { afterEach, describe, expect, it } from "vitest";
import type { Message } from "../../api/types.ts";
import { aMessage } from "../../live/testing.ts";
import { cleanup, show } from "../../parts/testing/show.ts";
import { clockTime, mediumTime } from "../../words/time.ts";
import { PROPERTIES } from "../conversation/property-table.tsx";
import { inboxWords } from "../words/index.ts";
import { EventLine } from "./event-line.tsx";

afterEach(cleanup);

const ANNA: Message["author"] = { kind: "member", id: "usr_anna", name: "Anna", avatarUrl: null };
const sentence = (kind: string, facts: Record<string, unknown> = {}, author = ANNA, text = "") => {
  const event = { kind, facts } as Message["event"];
  const message = aMessage({ kind: "event", author, event, text: { text, marks: [] } });
  return show(() => <EventLine message={message} />).querySelector("span")?.textContent;
};
const say = inboxWords().events;

describe("what happened in a conversation", () => {
  it("is an assignment, a taking, or a giving back", () => {
    expect(sentence("assigned", { to: "Ben", toId: "usr_ben" })).toBe(say.assigned("Anna", "Ben"));
    expect(sentence("assigned", { to: "Anna", toId: "usr_anna" })).toBe(say.taken("Anna"));
    expect(sentence("assigned", { to: null })).toBe(say.unassigned("Anna"));
  });

  it("is no taking where two have one name, except in old entries, which know only names", () => {
    expect(sentence("assigned", { to: "Anna", toId: "usr_other" })).toBe(say.assigned("Anna", "Anna"));
    expect(sentence("assigned", { to: "Anna" })).toBe(say.taken("Anna"));
  });

  it("names the labels that came and went", () => {
    expect(sentence("labelled", { added: ["VIP", "Refund"], removed: [] })).toBe(
      say.labelled("Anna", "VIP, Refund", ""),
    );
    expect(sentence("labelled", { added: ["VIP"], removed: ["Refund"] })).toBe(
      say.labelled("Anna", "VIP", "Refund"),
    );
    expect(sentence("labelled", { added: "VIP", removed: [7, "Refund"] })).toBe(
      say.labelled("Anna", "", "Refund"),
    );
  });

  it("says until when it was snoozed, in the reader's time", () => {
    const until = "2026-03-05T09:00:00.000Z";
    expect(sentence("snoozed", { until })).toBe(say.snoozed("Anna", mediumTime(until)));
    expect(sentence("woken")).toBe(say.woken);
  });

  it("names who joined or left a group, or else who did it", () => {
    expect(sentence("joined", { name: "Mira" })).toBe(say.joined("Mira"));
    expect(sentence("left")).toBe(say.left("Anna"));
  });

  it("names a property and its value, as the table of properties words it", () => {
    for (const property of PROPERTIES)
      expect(sentence(property.event, { [property.name]: "high" })).toBe(property.sentence("Anna", "high"));
  });

  it("says by which command it was done, and where", () => {
    const via = { command: "reopen", platform: "Telegram" };
    const linus = { ...ANNA, kind: "contact" as const, name: "Linus" };
    expect(sentence("reopened", {}, linus)).toBe(say.reopenedByMessage("Linus"));
    expect(sentence("reopened", { via }, linus)).toBe(`${say.reopened("Linus")} by /reopen in Telegram`);
    expect(sentence("resolved", { via: { command: "resolve", platform: null } })).toBe(
      `${say.resolved("Anna")} by /resolve`,
    );
    expect(sentence("asked_for_member", {}, linus)).toBe(say.askedForMember("Linus"));
  });

  it("is someone's when nobody is named, and in the hub's own words when we have none", () => {
    expect(sentence("resolved", {}, { ...ANNA, name: "" })).toBe(say.resolved(say.someone));
    expect(sentence("channel_moved", {}, ANNA, "The channel moved.")).toBe("The channel moved.");
    expect(sentence("channel_moved")).toBe(say.other("channel moved"));
  });

  it("is a time of which nothing was received, with days only where it spans several", () => {
    const span = (from: Date, to: Date, recovered = false) =>
      sentence("gap", { from: from.toISOString(), to: to.toISOString(), recovered });
    const at = (day: number, hour: number, minute: number) => new Date(2026, 2, day, hour, minute);
    expect(span(at(2, 10, 4), at(2, 10, 31))).toBe(
      say.missed(clockTime(at(2, 10, 4).toISOString()), clockTime(at(2, 10, 31).toISOString())),
    );
    expect(span(at(2, 10, 4), at(2, 10, 31), true)).toBe(
      say.recovered(clockTime(at(2, 10, 4).toISOString()), clockTime(at(2, 10, 31).toISOString())),
    );
    const [eve, morning] = [at(2, 23, 50), at(3, 0, 10)];
    expect(span(eve, morning)).toBe(
      say.missed(mediumTime(eve.toISOString()), mediumTime(morning.toISOString())),
    );
  });
});
