import { lazy } from "solid-js";
import { defineArea } from "../../parts/area.ts";
import { title } from "./words/title.ts";

export const keysArea = defineArea({
  name: "keys",
  sections: [
    {
      name: "api-keys",
      group: "organization",
      icon: "lock",
      title,
      part: lazy(() => import("./api-keys.tsx")),
      needs: "key.manage",
    },
  ],
});
