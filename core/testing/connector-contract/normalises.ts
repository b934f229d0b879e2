import fc from "fast-check";
import { expect, test } from "vitest";
import type { Json, JsonObject } from "../../kernel/json.ts";
import type { Connector, InboundEvent, MessageReceived } from "../../protocol/index.ts";
import { readFixtures } from "./read-fixtures.ts";
import type { Subject } from "./subject.ts";

/** When the recorded payloads reached us. */
const RECEIVED_AT = "2026-11-21T10:00:00.000Z";

/** It says purely, and well formed, what its recorded payloads mean. */
export function normalises<C, S>(
  connector: Connector<C, S>,
  { account, folder, understandsAll }: Subject<C, S>,
): void {
  const fixtures = readFixtures(folder);
  const received = { channelId: account.channelId, settings: account.settings, at: RECEIVED_AT };

  test("there are recorded payloads to prove it by", () => {
    expect(fixtures.length).toBeGreaterThan(0);
  });

  test.each(fixtures)("recorded: $name", ({ payload, events }) => {
    expect(connector.normalise(payload, received)).toEqual(events);
  });

  test.each(fixtures)("pure, and no worse for JSON: $name", ({ payload }) => {
    const first = connector.normalise(deepFreeze(payload), received);
    expect(connector.normalise(structuredClone(payload), received)).toEqual(first);
    expect(JSON.parse(JSON.stringify(first))).toEqual(first);
  });

  test.each(fixtures)("well formed: $name", ({ payload }) => {
    expectWellFormed(connector.normalise(payload, received));
  });

  test("a payload that lacks something, or has something odd, is understood or thrown out, never passed on misshapen", () => {
    fc.assert(
      fc.property(fc.constantFrom(...fixtures), fc.nat(), ODD, ({ payload }, nth, odd) => {
        const read = () => connector.normalise(altered(payload, nth, odd), received);
        const events = understandsAll ? read() : orNothing(read);
        if (understandsAll) expect(events).not.toEqual([]);
        expectWellFormed(events);
        expect(JSON.parse(JSON.stringify(events))).toEqual(events);
      }),
      { numRuns: 500 },
    );
  });
}

/** What may stand where a field was; undefined: nothing. */
const ODD = fc.option(
  fc.constantFrom<Json>(
    null,
    "",
    "\u0000",
    "x".repeat(5000),
    0,
    -1,
    1e300,
    0.5,
    true,
    [],
    [null],
    {},
    { id: {} },
  ),
  { nil: undefined },
);

function orNothing(read: () => readonly InboundEvent[]): readonly InboundEvent[] {
  try {
    return read();
  } catch {
    // Throwing is how a connector says that it cannot read a payload; core puts it into quarantine.
    return [];
  }
}

/** The payload with another value in its n-th field, counted through all its depths, or without that field. */
function altered(payload: JsonObject, nth: number, value: Json | undefined): JsonObject {
  const copy: JsonObject = structuredClone(payload);
  const fields = fieldsOf(copy);
  const [owner, field] = fields[nth % fields.length] ?? [copy, ""];
  if (value === undefined) Reflect.deleteProperty(owner, field);
  else Reflect.set(owner, field, value);
  return copy;
}

function fieldsOf(value: Json): readonly (readonly [owner: object, field: string])[] {
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([field, inner]: [string, Json]) => [
    ...(Array.isArray(value) ? [] : [[value, field] as const]),
    ...fieldsOf(inner),
  ]);
}

function expectWellFormed(events: readonly InboundEvent[]): void {
  expect(new Set(events.map((event) => event.key)).size).toBe(events.length);
  for (const event of events) expectWellFormedEvent(event);
}

function expectWellFormedEvent(event: InboundEvent): void {
  expect(event.key).not.toBe("");
  if ("thread" in event) expect(event.thread.key).not.toBe("");
  expect(new Date(event.occurredAt).toISOString()).toBe(event.occurredAt);
  if (event.kind === "message_received") expectWellFormedMessage(event);
}

function expectWellFormedMessage({ externalId, position, from, content }: MessageReceived): void {
  expect(externalId).not.toBe("");
  expect(position).toMatch(/^\d+$/);
  expect(from.identities[0].value).not.toBe("");
  for (const { start, end } of content.text.marks) {
    expect(start).toBeLessThan(end);
    expect(end).toBeLessThanOrEqual(content.text.text.length);
  }
}

function deepFreeze<Value>(value: Value): Value {
  if (typeof value === "object" && value !== null)
    for (const inner of Object.values(Object.freeze(value))) deepFreeze(inner);
  return value;
}
