import { lazy } from "solid-js";
import { defineArea } from "../../parts/area.ts";
import { title } from "./words/title.ts";

export const rulesArea = defineArea({
  name: "rules",
  sections: [
    {
      name: "rules",
      group: "organization",
      icon: "rule",
      title,
      part: lazy(() => import("./rules.tsx")),
      needs: "rule.read",
    },
  ],
});
