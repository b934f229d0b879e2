import { randomBytes } from "node:crypto";
import { expect, it } from "vitest";
import { signLink, verifyLink } from "./link.ts";

const key = randomBytes(32);
const noon = Temporal.Instant.from("2030-05-01T12:00:00Z");
const inAMinute = noon.add({ minutes: 1 });
const link = signLink(key, "att_1:org_acme?größe", inAMinute);

it("gives the payload back until the link expires", () => {
  expect(link).toMatch(/^[\w-]+\.[0-9a-z]+\.[\w-]{43}$/);
  expect(verifyLink(key, link, noon)).toEqual({ kind: "valid", payload: "att_1:org_acme?größe" });
  expect(verifyLink(key, link, inAMinute.subtract({ milliseconds: 1 }))).toMatchObject({ kind: "valid" });
  expect(verifyLink(key, link, inAMinute)).toEqual({ kind: "expired" });
});

it("knows a link that Mallory changed", () => {
  const [payload = "", expiry = "", signature = ""] = link.split(".");
  const other = Buffer.from("att_2:org_acme").toString("base64url");
  const later = noon.add({ hours: 24 }).epochMilliseconds.toString(36);
  const changed = [
    `${other}.${expiry}.${signature}`,
    `${payload}.${later}.${signature}`,
    `${payload}.${expiry}.`,
    `${payload}.${expiry}`,
    `${link}.more`,
    "",
    "..",
  ];
  for (const token of changed) expect(verifyLink(key, token, noon), token).toEqual({ kind: "forged" });
});

it("knows a link signed with another key", () => {
  expect(verifyLink(randomBytes(32), link, noon)).toEqual({ kind: "forged" });
});
