import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { defineConfig, type Plugin } from "vite";
import solid from "vite-plugin-solid";

const pathOf = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/** Declares the cascade's layers at the head of every stylesheet: whichever chunk loads first fixes their order. */
function declareLayers(): Plugin {
  const layers = readFileSync(pathOf("src/styles/layers.css"), "utf8");
  return {
    name: "declare-layers",
    enforce: "pre",
    transform: (code, id) => (id.includes("/src/styles/") && id.endsWith(".css") ? `${layers}${code}` : null),
  };
}

export default defineConfig({
  root: pathOf("."),
  plugins: [declareLayers(), solid()],
  server: { proxy: { "/api": "http://localhost:3000", "/sandbox": "http://localhost:3000" } },
  // The page's policy forbids data: scripts and inline styles, so nothing may be folded into the HTML.
  build: {
    outDir: pathOf("../dist/inbox"),
    emptyOutDir: true,
    target: ["chrome125", "firefox128", "safari18"],
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
  },
});
