import { expect, it } from "vitest";
import { deriveKey } from "./derive-key.ts";
import { hashToken, randomToken, timingSafeEqualText } from "./token.ts";

it("makes tokens nobody has seen before", () => {
  const tokens = Array.from({ length: 100 }, () => randomToken());
  expect(new Set(tokens).size).toBe(100);
  expect(tokens.every((token) => /^[\w-]{43}$/.test(token))).toBe(true);
  expect(randomToken(16)).toHaveLength(22);
});

it("hashes a token the way everyone does", () => {
  expect(hashToken("abc")).toBe("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
});

it("compares secrets of any length, and lets nobody in on an empty one", () => {
  expect(timingSafeEqualText("secret", "secret")).toBe(true);
  expect(timingSafeEqualText("secret", "secreT")).toBe(false);
  expect(timingSafeEqualText("secret", "secret ")).toBe(false);
  expect(timingSafeEqualText("", "secret")).toBe(false);
  expect(timingSafeEqualText("", "")).toBe(false);
});

it("derives the same key for the same purpose, and another for another", () => {
  const master = Buffer.alloc(32, 1);
  const links = deriveKey(master, "links");
  expect(links).toHaveLength(32);
  expect(deriveKey(master, "links")).toEqual(links);
  expect(deriveKey(master, "sessions")).not.toEqual(links);
  expect(deriveKey(Buffer.alloc(32, 2), "links")).not.toEqual(links);
});
