import { createHmac } from "node:crypto";
import { describe, expect, it } from "vitest";
import { originsOf } from "./origins.ts";
import { isSecure, readSessionToken, sessionCookieName, sessionSecret } from "./session-cookie.ts";

const sessionKey = new Uint8Array(32).fill(7);
const publicUrl = "http://localhost:3000";
const name = sessionCookieName(publicUrl);

const signed = (token: string, key = sessionKey) =>
  encodeURIComponent(`${token}.${createHmac("sha256", sessionSecret(key)).update(token).digest("base64")}`);
const read = (cookie: string | null | undefined, url = publicUrl) =>
  readSessionToken({ publicUrl: url, sessionKey }, cookie);

describe("a session's cookie", () => {
  it.each([
    ["alone", `${name}=${signed("abc")}`],
    ["among others", `theme=dark; ${name}=${signed("abc")}; lang=de`],
    ["beside one whose name ends alike", `x${name}=${signed("mallory")}; ${name}=${signed("abc")}`],
  ])("is read %s", (_, cookie) => expect(read(cookie)).toBe("abc"));

  it("may hold a token with dots", () => expect(read(`${name}=${signed("a.b.c")}`)).toBe("a.b.c"));

  it.each([
    ["there is none", undefined],
    ["the header is empty", ""],
    ["others only", "theme=dark"],
    ["it is empty", `${name}=`],
    ["it has no signature", `${name}=abc`],
    ["its signature is empty", `${name}=abc.`],
    ["it has no token", `${name}=${signed("")}`],
    ["it is signed with another key", `${name}=${signed("abc", new Uint8Array(32).fill(8))}`],
    ["its token was changed", `${name}=${signed("abc").replace("abc", "abd")}`],
    ["its signature was changed", `${name}=${signed("abc").slice(0, -4)}AAAA`],
    ["its signature was cut", `${name}=${signed("abc").slice(0, -8)}`],
    ["it cannot be decoded", `${name}=%E0%A4%A`],
    ["it bears the name it has on https", `__Secure-${name}=${signed("abc")}`],
  ])("opens nothing when %s", (_, cookie) => expect(read(cookie)).toBeUndefined());

  it("has another name on https, where no plain page can set it", () => {
    const secure = "https://hub.example.com";
    expect([isSecure(secure), isSecure(publicUrl)]).toEqual([true, false]);
    expect(sessionCookieName(secure)).toBe(`__Secure-${name}`);
    expect(read(`__Secure-${name}=${signed("abc")}`, secure)).toBe("abc");
    expect(read(`${name}=${signed("abc")}`, secure)).toBeUndefined();
  });
});

it.each([
  ["https://hub.example.com", ["https://hub.example.com"]],
  ["https://hub.example.com:8443/parley/", ["https://hub.example.com:8443"]],
  ["http://localhost:3000", ["http://localhost:3000", "http://127.0.0.1:3000"]],
  ["http://127.0.0.1:3000", ["http://localhost:3000", "http://127.0.0.1:3000"]],
  ["http://192.168.1.7:3000", ["http://192.168.1.7:3000"]],
  ["https://localhost.example.com", ["https://localhost.example.com"]],
])("pages of a hub at %s come from %j", (url, origins) => expect(originsOf(url)).toEqual(origins));
