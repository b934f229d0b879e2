import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { z } from "zod";
import type { Json, JsonObject } from "../kernel/json.ts";
import type { Account, Connector, InboundEvent, MessageReceived, RawRequest, Receipt, Rendered } from "../protocol/index.ts";
import { arbitraryOperation, type Names } from "./connector-contract/arbitrary-operation.ts";
import { readFixtures } from "./connector-contract/read-fixtures.ts";

/** What the suite must know of a connector beside its code. */
export type Subject<C, S> = {
  /** The connector's folder, with its `index.ts` and `fixtures/`. */
  readonly folder: URL;
  readonly account: Account<C, S>;
  readonly names: Names;
  /** The platform's own request for a payload, as the front door gets it; absent where the platform never calls. */
  readonly request?: (payload: JsonObject) => RawRequest;
  /** The same request as somebody else would have to make it: proof missing, wrong, or another's. */
  readonly forgeries?: readonly ((request: RawRequest) => RawRequest)[];
  /** What a person will read of one call. */
  textsOf(rendered: Rendered): readonly { readonly text: string; readonly caption: boolean }[];
  /** An account whose provider cannot be reached, where there is a provider at all. */
  readonly unreachable?: Account<C, S>;
};

/** When the recorded payloads reached us. */
export const RECEIVED_AT = "2026-11-21T10:00:00.000Z";

/** What core may count on from every connector. A connector's own test calls it and adds what is its own. */
export function connectorContract<C, S>(connector: Connector<C, S>, subject: Subject<C, S>): void {
  describe(`${connector.name} keeps the connector's contract`, () => {
    keepsHouse(connector, subject);
    knowsItsPlatform(connector, subject);
    normalises(connector, subject);
    renders(connector, subject);
    sends(connector, subject);
  });
}

function keepsHouse<C, S>(connector: Connector<C, S>, { folder }: Subject<C, S>): void {
  test("its index only assembles: under 30 lines", () => {
    expect(readFileSync(new URL("index.ts", folder), "utf8").split("\n").length).toBeLessThan(30);
  });

  test("it is called like its folder", () => {
    expect(folder.pathname.endsWith(`/connectors/${connector.kind}/`)).toBe(true);
  });

  test.each(["credentials", "settings"] as const)("its %s explain themselves to whoever fills in the form", (form) => {
    const { properties = {} } = z.toJSONSchema(connector.config[form], { io: "input" });
    for (const [name, field] of Object.entries(properties)) expect(field, name).toMatchObject({ title: expect.stringMatching(/\w/), description: expect.stringMatching(/\w/) });
  });
}

function knowsItsPlatform<C, S>(connector: Connector<C, S>, { account, request, forgeries = [], folder }: Subject<C, S>): void {
  const payload = readFixtures(folder)[0]?.payload ?? {};
  if (!request) return refusesEverybody(connector, account, payload);

  test("a request of the platform is believed, and its payload kept in the platform's words", () => {
    expect(connector.verify(request(payload), account)).toMatchObject({ kind: "events", payloads: [payload] });
  });

  test("a forged request is refused", () => {
    expect(forgeries.length).toBeGreaterThan(0);
    for (const forge of forgeries) expect(connector.verify(forge(request(payload)), account).kind).toBe("refused");
  });

  test("a body that cannot be read is refused, not thrown at core", () => {
    for (const body of ["", "{", "[]", "null", "\u0000"]) {
      expect(connector.verify({ ...request(payload), body: new TextEncoder().encode(body) }, account).kind).toBe("refused");
    }
  });
}

function refusesEverybody<C, S>(connector: Connector<C, S>, account: Account<C, S>, payload: JsonObject): void {
  test("nobody is believed at a front door that its platform does not use", () => {
    const body = new TextEncoder().encode(JSON.stringify(payload));
    expect(connector.verify({ method: "POST", path: "/", query: {}, headers: {}, body }, account).kind).toBe("refused");
  });
}

function normalises<C, S>(connector: Connector<C, S>, { account, folder }: Subject<C, S>): void {
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

  test("a payload that lacks something is understood or thrown out, never passed on misshapen", () => {
    fc.assert(
      fc.property(fc.constantFrom(...fixtures), fc.nat(), ({ payload }, nth) => {
        const events = orNothing(() => connector.normalise(without(payload, nth), received));
        expectWellFormed(events);
        expect(JSON.parse(JSON.stringify(events))).toEqual(events);
      }),
      { numRuns: 500 },
    );
  });
}

function orNothing(read: () => readonly InboundEvent[]): readonly InboundEvent[] {
  try {
    return read();
  } catch {
    // Throwing is how a connector says that it cannot read a payload; core puts it into quarantine.
    return [];
  }
}

/** The payload without its n-th field, counted through all its depths. */
function without(payload: JsonObject, nth: number): JsonObject {
  const copy: JsonObject = structuredClone(payload);
  const fields = fieldsOf(copy);
  const [owner, field] = fields[nth % fields.length] ?? [copy, ""];
  Reflect.deleteProperty(owner, field);
  return copy;
}

function fieldsOf(value: Json): readonly (readonly [owner: object, field: string])[] {
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([field, inner]: [string, Json]) => [...(Array.isArray(value) ? [] : [[value, field] as const]), ...fieldsOf(inner)]);
}

function expectWellFormed(events: readonly InboundEvent[]): void {
  expect(new Set(events.map((event) => event.key)).size).toBe(events.length);
  for (const event of events) expectWellFormedEvent(event);
}

function expectWellFormedEvent(event: InboundEvent): void {
  expect(event.key).not.toBe("");
  expect(event.thread.key).not.toBe("");
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

function renders<C, S>(connector: Connector<C, S>, { names, textsOf }: Subject<C, S>): void {
  const { capabilities } = connector;
  const operation = arbitraryOperation(capabilities, names);

  test("it finds words for whatever its capabilities allow, the same ones every time, and JSON can hold them", () => {
    fc.assert(
      fc.property(operation, (asked) => {
        const calls = connector.render(asked);
        const payloads = calls.map((call) => call.payload);
        expect(JSON.parse(JSON.stringify(payloads))).toEqual(payloads);
        expect(connector.render(asked).map((call) => call.payload)).toEqual(payloads);
      }),
    );
  });

  test("no text is longer than the platform takes", () => {
    fc.assert(
      fc.property(operation, (asked) => {
        for (const { text, caption } of connector.render(asked).flatMap(textsOf)) {
          expect(text.length).toBeLessThanOrEqual(caption ? capabilities.text.captionMaxLength : capabilities.text.maxLength);
        }
      }),
    );
  });

  test("every file of a message goes out once, in its order", () => {
    fc.assert(
      fc.property(operation.filter((asked) => asked.kind === "send"), (asked) => {
        const given = asked.message.parts.flatMap((part) => (part.kind === "media" ? [part.media.fileName] : []));
        const taken = connector.render(asked).flatMap((call) => (call.attachments ?? []).map((file) => file.fileName));
        expect(taken).toEqual(connector.hosts ? [] : given);
      }),
    );
  });
}

function sends<C, S>(connector: Connector<C, S>, { unreachable, names }: Subject<C, S>): void {
  if (!unreachable) return;

  test("a provider that cannot be reached is a receipt, not an exception", async () => {
    const [call] = connector.render({ kind: "send", message: { id: "msg_0199f0a4c1d27c3e8b5a1f2e3d4c5b00", thread: names.thread, text: { text: "Hello", marks: [] }, parts: [], automatic: false } });
    const receipt: Receipt | undefined = call && (await connector.send(unreachable, call));
    expect(receipt).toMatchObject({ kind: "unreachable", reason: expect.any(String) });
  });

  test("a call that makes no sense is a receipt, too", async () => {
    await expect(connector.send(unreachable, { payload: {} })).resolves.toMatchObject({ kind: expect.any(String) });
  });

  test("probing it is a finding, not an exception", async () => {
    const { findings } = await connector.connect.probe(unreachable);
    expect(findings.map((finding) => finding.severity)).toContain("broken");
  });
}

function deepFreeze<Value>(value: Value): Value {
  if (typeof value === "object" && value !== null) for (const inner of Object.values(Object.freeze(value))) deepFreeze(inner);
  return value;
}
