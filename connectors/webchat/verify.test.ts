import { describe, expect, test } from "vitest";
import { z } from "zod";
import type { Account, RawRequest, Verified } from "../../core/protocol/index.ts";
import { credentials, settings, type Credentials, type Settings } from "./config.ts";
import { hosts } from "./hosts.ts";
import { emailProof } from "./ids.ts";
import { normalise } from "./normalise.ts";
import { admits, bodyLimit, verify } from "./verify.ts";

const shop = accountOf("chn_0199f0a4c1d27c3e8b5a1f2e3d4c5b01");
const bakery = accountOf("chn_0199f0a4c1d27c3e8b5a1f2e3d4c5b02");
const hello = { kind: "hello" };
const message = {
  kind: "message",
  id: "6f1c9a52-7f0e-4a43-9a2e-2f6c2b1d8e01",
  text: "Is lamp 7 still there?",
  number: 1,
};

describe("a visitor's token", () => {
  test("Ada says hello, gets a token and writes with it", () => {
    const ada = greet(shop);
    const verified = verify(say(message, ada), shop);
    expect(verified).toMatchObject({
      kind: "events",
      payloads: [{ said: { text: "Is lamp 7 still there?" } }],
    });
  });

  test("two visitors never share an id, and a second hello keeps Ada's", () => {
    const ada = greet(shop);
    const bob = greet(shop);
    expect(threadOf(ada)).not.toBe(threadOf(bob));
    expect(tokenIn(verify(say(hello, ada), shop))).toBe(ada);
  });

  test.each([
    ["no token at all", () => undefined],
    ["another channel's token", () => greet(bakery)],
    ["another visitor's id under Ada's signature", () => `${"b".repeat(24)}.${greet(shop).split(".")[1]}`],
    ["a token without its signature", () => `${greet(shop).split(".")[0]}.`],
    ["words", () => "let me in"],
  ])("%s is refused", (_case, token) => {
    expect(verify(say(message, token()), shop).kind).toBe("refused");
    expect(hosts.visitorOf(say(message, token()), shop)).toBeNull();
  });
});

describe("what the chat does not take", () => {
  test.each([
    ["a message over the limit", { ...message, text: "x".repeat(10_001) }, 422],
    ["an empty message", { ...message, text: "  " }, 422],
    ["an id that is no uuid", { ...message, id: "1" }, 422],
    ["an unknown request", { kind: "drop tables" }, 422],
  ])("%s", (_case, body, status) => {
    expect(verify(say(body, greet(shop)), shop)).toMatchObject({ kind: "answer", answer: { status } });
  });
});

describe("F3: what a host page says of a visitor", () => {
  const saidBy = (more: object) => {
    const verified = verify(say({ ...message, ...more }, greet(shop)), shop);
    if (verified.kind !== "events") throw new Error("The words were refused.");
    return verified.payloads[0]?.["said"];
  };

  test.each([
    { name: "" },
    { name: null },
    { name: "\u2800" },
    { name: 7 },
    { email: "n/a" },
    { email: "" },
    { email: null },
    { email: "jörg@müller.de" },
    { phone: "+491" },
    { company: "Acme" },
    { emailProof: "x".repeat(65) },
    { language: { tag: "de" } },
    { page: { url: "about:", title: 7 } },
  ])("is left out where it is unusable: %j", (more) => {
    expect(saidBy(more)).toEqual({ ...message, attachments: [] });
    expect(normalisedName(more)).toBeUndefined();
  });

  test("is cut where it is too long", () =>
    expect(saidBy({ name: "x".repeat(121) })).toMatchObject({ name: "x".repeat(120) }));

  test("does not decide whose words they are", () =>
    expect(saidBy({ author: "agent" })).toEqual({ ...message, attachments: [] }));

  function normalisedName(more: object) {
    const verified = verify(say({ ...message, ...more }, greet(shop)), shop);
    const payload = verified.kind === "events" ? verified.payloads[0] : undefined;
    const [event] = normalise(payload ?? {}, { ...shop, at: "2026-11-21T10:00:00.000Z" });
    return event?.kind === "message_received" ? event.from.name : undefined;
  }
});

describe("security 2: before a body is read", () => {
  const sized = (bytes: number, token?: string) => {
    const said = say(hello, token);
    return { ...said, headers: { ...said.headers, "content-length": String(bytes) } };
  };

  test("a stranger may bring a hello, and no more", () => {
    expect(admits(sized(1_000), shop).kind).toBe("admitted");
    expect(admits(sized(1_001), shop).kind).toBe("refused");
    expect(admits(sized(1_001, greet(bakery)), shop).kind).toBe("refused");
  });

  test("a visitor may bring a whole message", () =>
    expect(admits(sized(bodyLimit, greet(shop)), shop).kind).toBe("admitted"));

  test("only POST is read", () => expect(admits({ ...sized(10), method: "PUT" }, shop).kind).toBe("refused"));
});

describe("an email address", () => {
  const ada = { email: "ada@example.com", name: "Ada" };

  test("only claimed by the visitor is shown, and identifies nobody", () => {
    expect(partyOf({ ...message, ...ada })).toMatchObject({
      username: "ada@example.com",
      identities: [{ kind: "visitor" }],
    });
  });

  test("vouched for by the host page's server identifies Ada", () => {
    const proof = emailProof(ada.email, shop.credentials.signingSecret);
    expect(partyOf({ ...message, ...ada, emailProof: proof })).toMatchObject({
      identities: [{ kind: "visitor" }, { kind: "email", value: ada.email }],
    });
    expect(partyOf({ ...message, email: "bob@example.com", emailProof: proof })).toMatchObject({
      identities: [{ kind: "visitor" }],
    });
  });
});

test("a repeated message is the same event, and another visitor's the like is not", () => {
  const ada = greet(shop);
  expect(eventOf(message, ada)?.key).toBe(eventOf(message, ada)?.key);
  expect(eventOf(message, ada)?.key).not.toBe(eventOf(message, greet(shop))?.key);
});

function accountOf(channelId: string): Account<Credentials, Settings> {
  return {
    channelId,
    credentials: credentials.parse({}),
    settings: settings.parse({}),
    hookUrl: `https://hub.example/hooks/${channelId}`,
    reachable: true,
  };
}

function say(body: object, token?: string): RawRequest {
  const headers = token === undefined ? {} : { authorization: `Bearer ${token}` };
  return {
    method: "POST",
    path: "/hooks/chn",
    query: {},
    headers,
    body: new TextEncoder().encode(JSON.stringify(body)),
  };
}

const greet = (account: Account<Credentials, Settings>): string => tokenIn(verify(say(hello), account));

function tokenIn(verified: Verified): string {
  if (verified.kind !== "answer") throw new Error("Nobody answered the hello.");
  return z.object({ token: z.string() }).parse(JSON.parse(verified.answer.body ?? "")).token;
}

const threadOf = (token: string) => hosts.visitorOf(say(hello, token), shop)?.threadKey;

function eventOf(body: object, token = greet(shop)) {
  const verified = verify(say(body, token), shop);
  return verified.kind === "events"
    ? verified.payloads.flatMap((payload) =>
        normalise(payload, { ...shop, at: "2026-11-21T09:30:00.125Z" }),
      )[0]
    : undefined;
}

function partyOf(body: object) {
  const event = eventOf(body);
  return event?.kind === "message_received" ? event.from : undefined;
}
