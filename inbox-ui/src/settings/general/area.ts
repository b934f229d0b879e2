import { lazy } from "solid-js";
import { defineArea } from "../../parts/area.ts";
import { title } from "./words/title.ts";

export const generalArea = defineArea({
  name: "general",
  sections: [
    {
      name: "general",
      group: "organization",
      icon: "settings",
      title,
      part: lazy(() => import("./general.tsx")),
      needs: "settings.read",
    },
  ],
});
