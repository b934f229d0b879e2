import { lazy } from "solid-js";
import { defineArea } from "../../parts/area.ts";
import { title } from "./words/title.ts";

export const templatesArea = defineArea({
  name: "templates",
  sections: [
    {
      name: "canned",
      group: "organization",
      icon: "slash",
      title,
      part: lazy(() => import("./templates.tsx")),
      needs: "template.read",
    },
  ],
});
