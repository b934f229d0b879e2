import { lazy } from "solid-js";
import { defineArea } from "../../parts/area.ts";
import { title } from "./words/title.ts";

export const hoursArea = defineArea({
  name: "hours",
  sections: [
    {
      name: "hours",
      group: "organization",
      icon: "clock",
      title,
      part: lazy(() => import("./hours.tsx")),
      needs: "settings.read",
    },
  ],
});
