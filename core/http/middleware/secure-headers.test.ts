import { Hono } from "hono";
import { expect, it } from "vitest";
import type { HubEnv } from "../../access/index.ts";
import { secureHeaders } from "./secure-headers.ts";

const appAt = (address: string) =>
  new Hono<HubEnv>()
    .use(secureHeaders(address))
    .get("/page", (c) => c.html("<p>"))
    .get("/file", (c) =>
      c.body("x", 200, {
        "content-security-policy": "sandbox",
        "cross-origin-resource-policy": "cross-origin",
      }),
    );

it("lets pages run nothing inline and be framed by nobody, on errors too", async () => {
  for (const path of ["/page", "/nowhere"]) {
    const { headers } = await appAt("http://localhost").request(path);
    const policy = headers.get("content-security-policy") ?? "";
    expect(policy).toMatch(/default-src 'self'.*object-src 'none'.*frame-ancestors 'none'/);
    expect(policy).not.toMatch(/unsafe|\*/);
    expect(headers.get("x-content-type-options")).toBe("nosniff");
    expect(headers.has("strict-transport-security")).toBe(false);
  }
});

it("leaves a stricter answer its own headers", async () => {
  const { headers } = await appAt("http://localhost").request("/file");
  expect([
    headers.get("content-security-policy"),
    headers.get("cross-origin-resource-policy"),
    headers.get("x-content-type-options"),
  ]).toEqual(["sandbox", "cross-origin", "nosniff"]);
});

it("holds browsers to https where the hub is there", async () => {
  expect((await appAt("https://hub.test").request("/page")).headers.get("strict-transport-security")).toMatch(
    /max-age=\d{8}/,
  );
});
