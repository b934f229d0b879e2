import { argon2Sync } from "node:crypto";
import { expect, it, vi } from "vitest";
import { hashPassword, verifyPassword } from "./password.ts";

// This file is about the real cost, which other tests do without.
vi.unmock("./password/cost.ts");

it("knows Ada's password again, and nobody else's", async () => {
  const hash = await hashPassword("correct horse battery staple");
  expect(hash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$[A-Za-z0-9+/]{22}\$[A-Za-z0-9+/]{43}$/);
  expect(await verifyPassword("correct horse battery staple", hash)).toBe(true);
  expect(await verifyPassword("correct horse battery stapler", hash)).toBe(false);
  expect(await verifyPassword("", hash)).toBe(false);
});

it("salts each hash", async () => {
  const [one, other] = await Promise.all([hashPassword("same"), hashPassword("same")]);
  expect(one).not.toBe(other);
});

it("takes a hash of the reference implementation, with its own cost", async () => {
  const reference = "$argon2id$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc";
  expect(await verifyPassword("password", reference)).toBe(true);
  expect(await verifyPassword("passwore", reference)).toBe(false);
});

it("takes the same letters from any keyboard", async () => {
  expect(await verifyPassword("Zoe\u0308", await hashPassword("Zo\u00eb"))).toBe(true);
});

it.each([undefined, "", "plain", "$argon2id$v=19$m=19456,t=2,p=1$$", "$2b$10$abcdefghijklmnopqrstuv"])(
  "lets nobody in with %j as the hash, and takes its time",
  async (stored) => {
    const began = performance.now();
    expect(await verifyPassword("", stored)).toBe(false);
    // Far less than one hash takes, far more than an early answer would.
    expect(performance.now() - began).toBeGreaterThan(3);
  },
);

it("serves many at once, and refuses when hundreds wait", async () => {
  const hash = lightHash("Ada's");
  const answers = await Promise.allSettled(Array.from({ length: 230 }, () => verifyPassword("Ada's", hash)));
  const refused = answers.filter((answer) => answer.status === "rejected");
  expect(refused).toHaveLength(230 - 204);
  expect(refused[0]).toMatchObject({ reason: { kind: "unavailable", code: "sign_in_busy" } });
  expect(answers.filter((answer) => answer.status === "fulfilled" && answer.value)).toHaveLength(204);
  expect(await verifyPassword("Ada's", hash)).toBe(true);
});

/** A hash that says of itself that it takes little, so that hundreds are soon verified. */
function lightHash(message: string): string {
  const salt = Buffer.alloc(16, 7);
  const tag = argon2Sync("argon2id", {
    message,
    nonce: salt,
    memory: 1_024,
    passes: 1,
    parallelism: 1,
    tagLength: 32,
  });
  const [saltText, tagText] = [salt, tag].map((bytes) => bytes.toString("base64").replaceAll("=", ""));
  return `$argon2id$v=19$m=1024,t=1,p=1$${saltText}$${tagText}`;
}
