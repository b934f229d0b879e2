import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { Hono } from "hono";
import { beforeAll, describe, expect, it } from "vitest";
import type { HubEnv } from "../access/index.ts";
import { temporaryFolder } from "../testing/temporary-folder.ts";
import { servePages } from "./serve-pages.ts";

const app = new Hono<HubEnv>();

beforeAll(async () => {
  const folder = await temporaryFolder();
  await mkdir(join(folder, "assets"));
  await writeFile(join(folder, "index.html"), "<title>Parley</title>");
  await writeFile(join(folder, "mark.svg"), "<svg/>");
  await writeFile(join(folder, "assets", "inbox-1a2b.js"), "export {}");
  await writeFile(join(folder, "assets", "inbox-1a2b.js.br"), "by Brotli");
  await writeFile(join(folder, "assets", "inbox-1a2b.js.gz"), "by gzip");
  servePages(app, folder);
});

const ask = async (path: string) => {
  const answer = await app.request(path);
  return {
    status: answer.status,
    type: answer.headers.get("content-type")?.split(";")[0],
    cache: answer.headers.get("cache-control"),
  };
};

const download = async (path: string, acceptEncoding: string) => {
  const answer = await app.request(path, { headers: { "accept-encoding": acceptEncoding } });
  return {
    encoding: answer.headers.get("content-encoding"),
    vary: answer.headers.get("vary"),
    body: await answer.text(),
  };
};

describe("the inbox's pages", () => {
  it("pages 5: come compressed as the build left them, in the best way the browser takes", async () => {
    const script = "/assets/inbox-1a2b.js";
    expect(await download(script, "gzip, deflate, br")).toEqual({
      encoding: "br",
      vary: "Accept-Encoding",
      body: "by Brotli",
    });
    expect(await download(script, "gzip")).toMatchObject({ encoding: "gzip", body: "by gzip" });
    expect(await download(script, "identity")).toMatchObject({ encoding: null, body: "export {}" });
  });

  it.each(["/", "/inbox", "/inbox/cnv_1", "/settings/channels/chn_1"])(
    "are one document, asked for anew each time: %s",
    async (path) => {
      expect(await ask(path)).toEqual({ status: 200, type: "text/html", cache: "no-cache" });
    },
  );

  it("find their scripts, which may be kept for ever, for each has a name of its own", async () => {
    expect(await ask("/assets/inbox-1a2b.js")).toEqual({
      status: 200,
      type: "text/javascript",
      cache: "public, max-age=31536000, immutable",
    });
  });

  it("find the logo beside the document", async () => {
    expect(await ask("/mark.svg")).toEqual({
      status: 200,
      type: "image/svg+xml",
      cache: "public, max-age=3600",
    });
  });

  it.each(["/assets/inbox-0000.js", "/api/nothing", "/hooks/nothing"])(
    "do not answer for what is no page: %s",
    async (path) => {
      expect((await ask(path)).status).toBe(404);
    },
  );
});
