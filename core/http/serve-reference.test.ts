import { Hono } from "hono";
import { describe, expect, it } from "vitest";
import type { HubEnv } from "../access/index.ts";
import { log } from "../kernel/log.ts";
import { listEndpoints } from "../testing/list-endpoints.ts";
import { respondToError } from "./respond-to-error.ts";
import { serveReference } from "./serve-reference.ts";

const app = new Hono<HubEnv>()
  .onError(respondToError(log))
  .route("/", serveReference(listEndpoints, "http://localhost"));

describe("the API's reference", () => {
  it("is a page without scripts that tells of every route and its permission", async () => {
    const page = await (await app.request("/api/docs")).text();
    expect(page).toContain("<code>/api/conversations/{id}/closure</code>");
    expect(page).toContain("Needs the permission <code>conversation.close</code>.");
    expect(page).not.toMatch(/<script|`/);
  });

  it("is a description for programs too", async () =>
    expect(await (await app.request("/api/openapi.json")).json()).toMatchObject({
      openapi: "3.1.0",
      servers: [{ url: "http://localhost" }],
    }));

  it.each(["GET", "POST"])(
    "tells %s of an address that does not exist so, as every error is told",
    async (method) => {
      const answer = await app.request("/api/nowhere", { method });
      expect([answer.status, await answer.json()]).toMatchObject([
        404,
        { code: "route_unknown", facts: { method, path: "/api/nowhere" } },
      ]);
    },
  );
});
