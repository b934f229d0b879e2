import { expect, test } from "vitest";
import type { JsonObject } from "../../kernel/json.ts";
import type { Account, Connector, RawRequest, RequestHead } from "../../protocol/index.ts";
import { readFixtures } from "./read-fixtures.ts";
import type { Subject } from "./subject.ts";

/** It believes its platform and nobody else. */
export function verifies<C, S>(
  connector: Connector<C, S>,
  { account, request, forgeries = [], folder }: Subject<C, S>,
): void {
  const payload = readFixtures(folder)[0]?.payload ?? {};
  if (!request) return refusesEverybody(connector, account, payload);

  test("a request of the platform is believed, and its payload kept in the platform's words", async () => {
    expect(await connector.verify(request(payload), account)).toMatchObject({
      kind: "events",
      payloads: [payload],
    });
  });

  test("a forged request is refused", async () => {
    expect(forgeries.length).toBeGreaterThan(0);
    for (const forge of forgeries)
      expect((await connector.verify(forge(request(payload)), account)).kind).toBe("refused");
  });

  test("its largest request is bounded, and holds what the platform was seen to send", () => {
    expect(connector.bodyLimit).toBeLessThanOrEqual(BODY_LIMIT_MAX);
    for (const { payload } of readFixtures(folder))
      expect(request(payload).body.byteLength).toBeLessThanOrEqual(connector.bodyLimit);
  });

  test("what is refused by its head alone would be refused with its body, and the platform's is admitted", async () => {
    expect(connector.admits?.(headOf(request(payload)), account).kind ?? "admitted").toBe("admitted");
    for (const forge of forgeries) {
      const forged = forge(request(payload));
      if (connector.admits?.(headOf(forged), account).kind === "refused")
        expect((await connector.verify(forged, account)).kind).toBe("refused");
    }
  });

  test("a body that cannot be read is refused, not thrown at core", async () => {
    for (const body of ["", "{", "[]", "null", "\u0000"]) {
      expect(
        (await connector.verify({ ...request(payload), body: new TextEncoder().encode(body) }, account)).kind,
      ).toBe("refused");
    }
  });
}

/** WhatsApp's batches of 3 MB are the largest we know of. */
const BODY_LIMIT_MAX = 4_000_000;

/** A request as core has it before the body is read. */
const headOf = ({ method, path, query, headers }: RawRequest): RequestHead => ({
  method,
  path,
  query,
  headers,
});

function refusesEverybody<C, S>(
  connector: Connector<C, S>,
  account: Account<C, S>,
  payload: JsonObject,
): void {
  test("every request is refused where its platform calls no webhook", async () => {
    const body = new TextEncoder().encode(JSON.stringify(payload));
    expect(
      (await connector.verify({ method: "POST", path: "/", query: {}, headers: {}, body }, account)).kind,
    ).toBe("refused");
  });
}
