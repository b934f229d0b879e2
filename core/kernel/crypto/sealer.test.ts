import { randomBytes } from "node:crypto";
import { describe, expect, it } from "vitest";
import { createSealer } from "./sealer.ts";

const spring = { id: "spring", key: randomBytes(32) };
const autumn = { id: "autumn", key: randomBytes(32) };

const place = "org_acme:chn_telegram:token";
const token = "7000000001:not-a-real-token ✓";

const failure = (code: string): unknown => expect.objectContaining({ name: "HubError", code });

describe("A sealed secret", () => {
  const sealer = createSealer([spring]);

  it("opens where it was sealed", () => {
    expect(sealer.open(sealer.seal(token, place), place)).toBe(token);
    expect(sealer.open(sealer.seal("", place), place)).toBe("");
  });

  it("shows nothing of itself, and never looks the same twice", () => {
    const [one, other] = [sealer.seal(token, place), sealer.seal(token, place)];
    expect(one).not.toBe(other);
    expect(one).toMatch(/^v1\.spring\.[\w-]+\.[\w-]+$/);
    expect(Buffer.from(one.split(".")[3] ?? "", "base64url").toString()).not.toContain("not-a-real-token");
  });

  it.each(["org_globex:chn_telegram:token", "org_acme:chn_slack:token", "org_acme:chn_telegram:secret", ""])(
    "does not open at %j",
    (elsewhere) => {
      const sealed = sealer.seal(token, place);
      expect(() => sealer.open(sealed, elsewhere)).toThrow(failure("seal_broken"));
      expect(() => sealer.rewrap(sealed, elsewhere)).toThrow(failure("seal_broken"));
    },
  );

  it("does not open with one character changed, wherever it is", () => {
    const sealed = sealer.seal("short", place);
    const start = "v1.spring.".length;
    // The last character of a part carries bits that base64url ignores.
    const positions = [...sealed.matchAll(/[\w-](?=[\w-])/g)]
      .map((match) => match.index)
      .filter((at) => at >= start);
    expect(positions.length).toBeGreaterThan(60);
    for (const at of positions) {
      const changed = sealed.slice(0, at) + (sealed[at] === "A" ? "B" : "A") + sealed.slice(at + 1);
      expect(() => sealer.open(changed, place)).toThrow(failure("seal_broken"));
    }
  });

  it.each(["", "v1", "v1.spring.x.y", "v2.spring.AAAA.AAAA", "plain text", "v1.spring.AAAA.AAAA.AAAA"])(
    "is not %j",
    (text) => {
      expect(() => sealer.open(text, place)).toThrow(failure("seal_broken"));
    },
  );

  it("does not open with half of another secret", () => {
    const [mine, yours] = [sealer.seal("mine", place).split("."), sealer.seal("yours", place).split(".")];
    expect(() => sealer.open([mine[0], mine[1], mine[2], yours[3]].join("."), place)).toThrow(
      failure("seal_broken"),
    );
  });
});

describe("A rotation of the master key", () => {
  const before = createSealer([spring]);
  const during = createSealer([autumn, spring]);
  const after = createSealer([autumn]);

  it("rewraps the data key and leaves the secret as it is", () => {
    const sealed = before.seal(token, place);
    const rewrapped = during.rewrap(sealed, place);
    expect(rewrapped.split(".")[1]).toBe("autumn");
    expect(rewrapped.split(".")[3]).toBe(sealed.split(".")[3]);
    expect(after.open(rewrapped, place)).toBe(token);
  });

  it("opens old secrets while both keys are known, and seals with the new one", () => {
    expect(during.open(before.seal(token, place), place)).toBe(token);
    expect(after.open(during.seal(token, place), place)).toBe(token);
  });

  it("names the key that is missing", () => {
    expect(() => after.open(before.seal(token, place), place)).toThrow(
      expect.objectContaining({ kind: "unavailable", facts: { keyId: "spring" } }),
    );
  });

  it("does not open under another key with the same name", () => {
    const impostor = createSealer([{ id: "spring", key: randomBytes(32) }]);
    expect(() => impostor.open(before.seal(token, place), place)).toThrow(failure("seal_broken"));
  });
});

describe("A sealer", () => {
  it("refuses keys it cannot use", () => {
    expect(() => createSealer([])).toThrow(failure("seal_key_missing"));
    expect(() => createSealer([{ id: "short", key: randomBytes(16) }])).toThrow(failure("seal_key_invalid"));
    expect(() => createSealer([{ id: "a.b", key: randomBytes(32) }])).toThrow(failure("seal_key_invalid"));
    expect(() => createSealer([spring, { ...autumn, id: "spring" }])).toThrow(failure("seal_key_twice"));
  });
});
