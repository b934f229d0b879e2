import { lazy } from "solid-js";
import { defineArea } from "../../parts/area.ts";
import { title } from "./words/title.ts";

export const profileArea = defineArea({
  name: "profile",
  sections: [
    {
      name: "profile",
      group: "personal",
      icon: "person",
      title,
      part: lazy(() => import("./profile.tsx")),
    },
  ],
});
