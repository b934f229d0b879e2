import { expect, it } from "vitest";
import { readConfig } from "../core/kernel/config.ts";
import { isOwnWebhook } from "./open-sandbox.ts";

const may = (settings: Record<string, string>, address: string) =>
  isOwnWebhook(readConfig({ PORT: "3000", ...settings }))(new URL(address));
const PUBLIC = { PUBLIC_URL: "https://hub.example.com" };

it.each([
  [{}, "http://localhost:3000/hooks/chn_1"],
  [{}, "http://127.0.0.1:3000/hooks/chn_1"],
  [PUBLIC, "https://hub.example.com/hooks/chn_1"],
  [PUBLIC, "http://127.0.0.1:3000/hooks/chn_1"],
])("security 4: with %j the sandbox calls %s", (settings, address) => {
  expect(may(settings, address)).toBe(true);
});

it.each([
  [{}, "http://127.0.0.2:3000/hooks/chn_1"],
  [{}, "http://127.0.0.1:35099/admin/delete"],
  [{}, "http://127.0.0.1:3001/hooks/chn_1"],
  [{}, "http://127.0.0.1:3000/api/members"],
  [{}, "http://127.0.0.1:3000/hooks/../api/members"],
  [{}, "http://127.0.0.1:3000@evil.test/hooks/chn_1"],
  [{}, "http://localhost:3000.evil.test/hooks/chn_1"],
  [{}, "https://127.0.0.1:3000/hooks/chn_1"],
  [{}, "http://[::1]:3000/hooks/chn_1"],
  [{}, "http://169.254.169.254/latest/meta-data"],
  [PUBLIC, "https://hub.example.com.evil.test/hooks/chn_1"],
  [PUBLIC, "http://hub.example.com/hooks/chn_1"],
  [PUBLIC, "http://localhost:3000/hooks/chn_1"],
])("security 4: with %j the sandbox does not call %s", (settings, address) => {
  // `new URL` resolves dots and credentials before anything is compared.
  if (URL.canParse(address)) expect(may(settings, address)).toBe(false);
});
