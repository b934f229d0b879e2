import { lazy } from "solid-js";
import { defineArea } from "../../parts/area.ts";
import { title } from "./words/title.ts";

export const commandsArea = defineArea({
  name: "commands",
  sections: [
    {
      name: "commands",
      group: "organization",
      icon: "command",
      title,
      part: lazy(() => import("./commands.tsx")),
      needs: "settings.read",
    },
  ],
});
