import { utimes, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { beforeEach, describe, expect, it } from "vitest";
import { temporaryFolder } from "../testing/temporary-folder.ts";
import { scriptServer } from "./serve-script.ts";

let path: string;
let serve: ReturnType<typeof scriptServer>;

beforeEach(async () => {
  path = join(await temporaryFolder(), "parley.js");
  await writeFile(path, "plain");
  await writeFile(`${path}.gz`, "by gzip");
  await writeFile(`${path}.br`, "by Brotli");
  serve = scriptServer(pathToFileURL(path));
});

const download = async (acceptEncoding?: string) => {
  const answer = await serve({ acceptEncoding });
  return [answer.headers.get("content-encoding"), await answer.text()];
};

describe("the widget's script", () => {
  it.each([
    ["gzip, deflate, br, zstd", "br", "by Brotli"],
    ["gzip", "gzip", "by gzip"],
    ["br;q=0, gzip;q=0.5", "gzip", "by gzip"],
    ["identity", null, "plain"],
    [undefined, null, "plain"],
  ])("pages 5: is compressed as the browser takes it: %s", async (accepted, encoding, body) => {
    expect(await download(accepted)).toEqual([encoding, body]);
  });

  it("is not sent again to a page that has it in the same encoding", async () => {
    const acceptEncoding = "br";
    const etag = (await serve({ acceptEncoding })).headers.get("etag") ?? "";
    expect((await serve({ acceptEncoding, ifNoneMatch: etag })).status).toBe(304);
    expect((await serve({ acceptEncoding: "gzip", ifNoneMatch: etag })).status).toBe(200);
  });

  it("is never a compressed copy of an earlier build", async () => {
    const anHourAgo = Date.now() / 1_000 - 3_600;
    await utimes(`${path}.br`, anHourAgo, anHourAgo);
    expect(await download("br")).toEqual([null, "plain"]);
  });
});
