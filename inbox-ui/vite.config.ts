import { fileURLToPath } from "node:url";
import { defineConfig } from "vite";
import solid from "vite-plugin-solid";

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

export default defineConfig({
  root: here("."),
  plugins: [solid()],
  server: { proxy: { "/api": "http://localhost:3000", "/sandbox": "http://localhost:3000" } },
  // The page's policy forbids data: scripts and inline styles, so nothing may be folded into the HTML.
  build: { outDir: here("../dist/inbox"), emptyOutDir: true, target: "es2023", assetsInlineLimit: 0, modulePreload: { polyfill: false }, cssCodeSplit: true },
});
