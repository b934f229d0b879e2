import { readdirSync, readFileSync } from "node:fs";
import { GatewayDispatchEvents, MessageType } from "discord-api-types/v10";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import type { Json, JsonObject } from "../../../core/kernel/json.ts";
import { normalise } from "../normalise.ts";
import { ANNOUNCEMENTS } from "./announcement.ts";
import { DISPATCHES } from "./every-kind/dispatches.ts";

const at = "2026-11-21T10:00:00.000Z";
const said = (payload: JsonObject) => normalise(payload, { at });

/** What the hub has words for. */
const UNDERSTOOD: ReadonlySet<string> = new Set([
  "CHANNEL_UPDATE",
  "GUILD_CREATE",
  "GUILD_DELETE",
  "GUILD_MEMBER_ADD",
  "GUILD_MEMBER_REMOVE",
  "INTERACTION_CREATE",
  "MESSAGE_CREATE",
  "MESSAGE_DELETE",
  "MESSAGE_DELETE_BULK",
  "MESSAGE_POLL_VOTE_ADD",
  "MESSAGE_POLL_VOTE_REMOVE",
  "MESSAGE_REACTION_ADD",
  "MESSAGE_REACTION_REMOVE",
  "MESSAGE_REACTION_REMOVE_ALL",
  "MESSAGE_REACTION_REMOVE_EMOJI",
  "MESSAGE_UPDATE",
  "THREAD_MEMBERS_UPDATE",
  "THREAD_UPDATE",
  "TYPING_START",
]);

describe("every kind of event that Discord's published types name", () => {
  const kinds = Object.values(GatewayDispatchEvents);

  it.each(kinds)("%s is heard and says something", (t) => {
    const d = DISPATCHES[t];
    expect(d, `a payload for ${t} is left out`).toBeDefined();
    const events = said({ t, d: d ?? {}, s: 7, session: "ab", me: "1046000000000000000" });
    expect(events.length).toBeGreaterThan(0);
    if (UNDERSTOOD.has(t)) expect(events.map(({ kind }) => kind)).not.toContain("unsupported");
  });

  it("has no payload for a kind that is none", () => {
    const named = new Set<string>(kinds);
    expect(Object.keys(DISPATCHES).filter((t) => !named.has(t))).toEqual([]);
  });

  it("every type of message is written by somebody or announces something", () => {
    const written = new Set([0, 19, 20, 21, 23]);
    const types = Object.values(MessageType).filter((type) => typeof type === "number");
    expect(types.filter((type) => !written.has(type) && ANNOUNCEMENTS[type] === undefined)).toEqual([]);
  });
});

const fixture = z.object({ payload: z.record(z.string(), z.json()) });
const folder = new URL("../fixtures/", import.meta.url);
const recorded: readonly JsonObject[] = [
  ...readdirSync(folder).map(
    (file) => fixture.parse(JSON.parse(readFileSync(new URL(file, folder), "utf8"))).payload,
  ),
  ...Object.entries(DISPATCHES).map(([t, d]) => ({ t, d })),
];

/** Any JSON that a sender could put in place of a value. */
const oddValue: fc.Arbitrary<Json> = fc.oneof(
  fc.constantFrom<Json>(null, true, 0, -1, 1e308, "", "x", "9".repeat(40), "1441350000000000001", [], {}),
  fc.constantFrom<Json>([null], [[]], { id: {} }, "__proto__", "constructor", "\u0000", "\ud800"),
  fc.jsonValue({ maxDepth: 2 }).map((value) => value as Json),
);

describe("a payload that lacks something or holds something odd", () => {
  it("never throws, never says nothing, and says it well formed", () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...recorded),
        fc.array(fc.tuple(fc.nat(), fc.option(oddValue, { nil: undefined })), { minLength: 1, maxLength: 4 }),
        (payload, changes) => {
          const changed = changes.reduce((now, [nth, value]) => changedAt(now, nth, value), payload);
          expectSaid(changed);
        },
      ),
      { numRuns: 3_000 },
    );
  });

  it("nor does anything else in the place of a dispatch", () => {
    fc.assert(
      fc.property(
        fc.dictionary(fc.constantFrom("t", "d", "s", "session", "me", "place", "x"), oddValue),
        expectSaid,
      ),
      { numRuns: 1_000 },
    );
  });
});

function expectSaid(payload: JsonObject): void {
  const events = said(payload);
  expect(events.length).toBeGreaterThan(0);
  expect(JSON.parse(JSON.stringify(events))).toEqual(events);
  expect(new Set(events.map(({ key }) => key)).size).toBe(events.length);
  for (const event of events) {
    expect(event.key).not.toBe("");
    expect(new Date(event.occurredAt).toISOString()).toBe(event.occurredAt);
    if ("thread" in event) expect(event.thread.key).toMatch(/^\d{1,20}$/);
    if (event.kind === "message_received") expect(event.position).toMatch(/^\d+$/);
  }
}

/** The payload with its n-th field, counted through all depths, changed or taken away. */
function changedAt(payload: JsonObject, nth: number, value: Json | undefined): JsonObject {
  const copy: JsonObject = structuredClone(payload);
  const fields = fieldsOf(copy);
  const [owner, field] = fields[nth % fields.length] ?? [copy, ""];
  if (value === undefined) Reflect.deleteProperty(owner, field);
  else Object.assign(owner, { [field]: value });
  return copy;
}

function fieldsOf(value: Json): readonly (readonly [owner: object, field: string])[] {
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([field, inner]: [string, Json]) => [
    ...(Array.isArray(value) ? [] : [[value, field] as const]),
    ...fieldsOf(inner),
  ]);
}
