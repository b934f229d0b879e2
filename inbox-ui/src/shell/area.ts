import { lazy } from "solid-js";
import { defineArea } from "../parts/area.ts";
import { openOverlay } from "../parts/overlay.ts";
import { keysTitle, title } from "./words/title.ts";

/** The shell brings the keyboard shortcuts: a command that lists them, and a section of the settings. */
export const shellArea = defineArea({
  name: "shell",
  commands: [{ id: "keys", title: keysTitle, keys: "?", run: () => openOverlay("keys") }],
  sections: [
    { name: "keys", group: "personal", icon: "key", title, part: lazy(() => import("./shortcuts.tsx")) },
  ],
});
