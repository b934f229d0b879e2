import { describe, expect, it } from "vitest";
import { guardAddresses } from "./private-hosts.ts";

/** How a guard takes an address: what it says before asking, else what a name resolves to. */
function ask(address: string, ...allowed: string[]): Promise<string> {
  const guard = guardAddresses(allowed);
  const url = new URL(address);
  const refusal = guard.refusal(url);
  if (refusal) return Promise.resolve(refusal.code);
  if (/^[\d.]+$|^\[/.test(url.hostname)) return Promise.resolve("called");
  return new Promise((resolve) =>
    guard.lookup(url.hostname, { all: true }, (error) =>
      resolve(error ? String("code" in error ? error.code : error) : "called"),
    ),
  );
}

describe("a call to an address that somebody gave", () => {
  it.each([
    "http://127.0.0.1:8081",
    "http://2130706433",
    "http://0x7f.1",
    "http://127.1",
    "http://0.0.0.0",
    "http://10.1.2.3",
    "http://172.16.0.1",
    "http://192.168.1.1",
    "http://100.64.0.1",
    "http://169.254.169.254",
    "http://198.18.0.1",
    "http://192.0.2.1",
    "http://224.0.0.1",
    "http://255.255.255.255",
    "http://[::1]",
    "http://[::]",
    "http://[::ffff:127.0.0.1]",
    "http://[::127.0.0.1]",
    "http://[fd00::1]",
    "http://[fe80::1]",
    "http://[fec0::1]",
    "http://[64:ff9b::7f00:1]",
    "http://[2002:7f00:1::]",
    "http://[::2]",
    "http://[4000::1]",
    "http://localhost",
  ])("does not leave for %s", async (address) => expect(await ask(address)).toBe("PRIVATE_HOST"));

  it.each(["https://149.154.167.220", "https://[2001:67c:4e8:f004::9]"])("leaves for %s", async (address) =>
    expect(await ask(address)).toBe("called"),
  );

  it.each([
    ["http://127.0.0.1:8081", "127.0.0.1"],
    ["http://127.0.0.1", "127.0.0.0/8"],
    ["http://[::1]", "::1"],
    ["http://[fd00::7]", "fd00::/8"],
    ["http://[::ffff:10.0.0.7]", "10.0.0.0/8"],
    ["http://localhost", "localhost"],
    ["http://LOCALHOST", "LocalHost"],
    ["http://127.0.0.1:3000/sandbox", "http://127.0.0.1:3000"],
  ])("leaves for %s where the operator named %s", async (address, allowed) =>
    expect(await ask(address, allowed)).toBe("called"),
  );

  it.each([
    ["http://127.0.0.1:3001", "http://127.0.0.1:3000"],
    ["http://10.1.2.3", "192.168.0.0/16"],
    ["http://127.0.0.1", "localhost"],
    ["http://[::1]", "0.0.0.0/0"],
  ])("does not leave for %s when only %s is named", async (address, allowed) =>
    expect(await ask(address, allowed)).toBe("PRIVATE_HOST"),
  );

  it("answers a client that wants one address", async () => {
    const one = await new Promise((resolve) =>
      guardAddresses(["localhost"]).lookup("localhost", {}, (_, address) => resolve(address)),
    );
    expect(one).toMatch(/^(127\.0\.0\.1|::1)$/);
  });
});
