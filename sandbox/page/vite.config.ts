import { fileURLToPath } from "node:url";
import { defineConfig } from "vite";
import solid from "vite-plugin-solid";
import { precompress } from "../../bin/precompress.ts";

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

export default defineConfig({
  root: here("."),
  base: "/sandbox/",
  plugins: [solid(), precompress()],
  server: { proxy: { "^/sandbox/(platforms|[\\w-]+/control)": "http://localhost:3000" } },
  // The page's policy forbids data: scripts and inline styles, so nothing may be inlined into the HTML.
  build: {
    outDir: here("../../dist/sandbox"),
    emptyOutDir: true,
    target: ["chrome125", "firefox128", "safari18"],
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
  },
});
