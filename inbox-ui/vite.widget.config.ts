import { defineConfig } from "vite";
import { precompress } from "../bin/precompress.ts";

/** Builds the website widget: one script for any page, with its styles inside. */
export default defineConfig({
  root: import.meta.dirname,
  publicDir: false,
  plugins: [precompress()],
  build: {
    outDir: "../dist/widget",
    emptyOutDir: true,
    target: "es2020",
    cssTarget: ["chrome111", "firefox113", "safari16.4"],
    modulePreload: false,
    reportCompressedSize: true,
    lib: { entry: "widget/main.ts", formats: ["iife"], name: "parleyWidget", fileName: () => "parley.js" },
  },
});
