import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { defineConfig, type Plugin } from "vite";
import solid from "vite-plugin-solid";
import { precompress } from "../bin/precompress.ts";

const pathOf = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/** Declares the CSS layers at the start of every stylesheet, because the first loaded chunk fixes their order. */
function declareLayers(): Plugin {
  const layers = readFileSync(pathOf("src/styles/layers.css"), "utf8");
  return {
    name: "declare-layers",
    enforce: "pre",
    transform: (code, id) => (id.includes("/src/") && id.endsWith(".css") ? `${layers}${code}` : null),
  };
}

type Modules = {
  readonly getModuleInfo: (
    id: string,
  ) => { readonly isEntry: boolean; readonly importers: readonly string[] } | null;
};

/** Puts what the inbox starts with into one chunk: it compresses better than forty, which are shared with later pages. */
function firstLoad(id: string, modules: Modules, seen = new Set<string>()): string | null {
  if (seen.has(id)) return null;
  seen.add(id);
  const info = modules.getModuleInfo(id);
  if (info?.isEntry) return "first";
  return info?.importers.some((importer) => firstLoad(importer, modules, seen) !== null) ? "first" : null;
}

export default defineConfig({
  root: pathOf("."),
  plugins: [declareLayers(), solid(), precompress()],
  server: { proxy: { "/api": "http://localhost:3000", "/sandbox": "http://localhost:3000" } },
  // The page's policy forbids data: scripts and inline styles, so nothing may be inlined into the HTML.
  build: {
    outDir: pathOf("../dist/inbox"),
    emptyOutDir: true,
    target: ["chrome125", "firefox128", "safari18"],
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rolldownOptions: {
      output: { codeSplitting: { groups: [{ name: firstLoad, includeDependenciesRecursively: false }] } },
    },
  },
});
