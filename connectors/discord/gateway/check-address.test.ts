import { expect, it } from "vitest";
import { PrivateHost } from "../../../core/kernel/private-hosts.ts";
import { checkAddress } from "./check-address.ts";

it.each([
  ["an origin that may be called", "ws://127.0.0.1:3000/gateway", ["http://127.0.0.1:3000"]],
  ["an address in a range that may be called", "ws://10.0.0.7:99", ["10.0.0.0/8"]],
  ["a name that may be called", "ws://localhost:99", ["localhost"]],
  ["an address on the internet", "wss://162.159.128.233/?v=10", []],
])("%s is a gateway", async (_, address, privateHosts) => {
  await expect(checkAddress(address, privateHosts)).resolves.toBeUndefined();
});

it.each([
  ["another port of an origin that may be called", "ws://127.0.0.1:3001", ["http://127.0.0.1:3000"]],
  ["a private address", "ws://[::1]:3000", []],
  ["a name that means a private address", "ws://localhost:3000", []],
])("%s is no gateway", async (_, address, privateHosts) => {
  await expect(checkAddress(address, privateHosts)).rejects.toThrow(PrivateHost);
});

it("an address of another kind is no gateway", async () => {
  await expect(checkAddress("https://gateway.discord.gg", [])).rejects.toThrow("makes no sense");
});
