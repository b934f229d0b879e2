import { readFile } from "node:fs/promises";
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
const read = async (path: string) => (await app.request(path)).text();

describe("the API's reference", () => {
  it("api 3: begins with the guide, and tells of every operation and its permission", async () => {
    const page = await read("/api/docs");
    const chapters = [...page.matchAll(/<h2 id="[\w-]+-title">([^<]+)<\/h2>/g)].map(([, title]) => title);
    for (const title of ["Introduction", "Authentication", "Errors", "Pages", "Idempotency", "Limits"])
      expect(chapters).toContain(title);
    expect(page).toContain('<code class="path">/api/conversations/{id}/closure</code>');
    expect(page).toContain("Needs the permission <code>conversation.close</code>.");
    for (const { operationId } of listEndpoints()) expect(page).toContain(`id="${operationId}"`);
    expect(page).not.toContain("`");
  });

  it("loads nothing from elsewhere, and nothing that stands in the page itself", async () => {
    const page = await read("/api/docs");
    const loaded = [...page.matchAll(/<(?:script|link|img)[^>]* (?:src|href)="([^"]+)"/g)].map(
      ([, to]) => to,
    );
    expect(loaded.toSorted((a = "", b = "") => a.localeCompare(b))).toEqual([
      "/api/docs/reference.css",
      "/api/docs/reference.js",
      "/mark.svg",
      "/mark.svg",
    ]);
    expect(page).not.toMatch(/<style|style="|<script>| on\w+="/);
    expect(await read("/api/docs/reference.css")).not.toMatch(/@import|url\(/);
  });

  it("has links that lead somewhere on the page", async () => {
    const page = await read("/api/docs");
    const lost = [...page.matchAll(/href="#([^"]+)"/g)].filter(([, id]) => !page.includes(`id="${id}"`));
    expect(lost.map(([link]) => link)).toEqual([]);
  });

  it("wears the inbox's tokens", async () => {
    const tokensIn = (css: string) =>
      new Map(
        [...css.matchAll(/(--[\w-]+):\s*([^;]+);/g)].map(([, name, value = ""]) => [
          name,
          value.replaceAll(/\s+/g, " ").trim(),
        ]),
      );
    const theirs = tokensIn(
      await readFile(new URL("../../inbox-ui/src/styles/tokens.css", import.meta.url), "utf8"),
    );
    const ours = [...tokensIn(await read("/api/docs/reference.css"))];
    expect(ours.length).toBeGreaterThan(20);
    expect(ours.filter(([name, value]) => theirs.get(name) !== value)).toEqual([]);
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
