import { gzipSync } from "node:zlib";
import { build } from "vite";
import { expect, test } from "vitest";

const LIMIT = 15 * 1024;

test("the widget is one script of less than 15 KB, gzip", async () => {
  const built = await build({
    configFile: new URL("../vite.widget.config.ts", import.meta.url).pathname,
    logLevel: "silent",
    build: { write: false },
  });
  const [bundle] = Array.isArray(built) ? built : [built];
  if (bundle === undefined || !("output" in bundle)) throw new Error("Nothing was built.");
  expect(bundle.output.map((file) => file.fileName)).toEqual(["parley.js"]);
  expect(gzipSync(bundle.output[0].code, { level: 9 }).byteLength).toBeLessThan(LIMIT);
}, 30_000);
