import { lazy } from "solid-js";
import { defineArea } from "../../parts/area.ts";
import { title } from "./words/title.ts";

export const rolesArea = defineArea({
  name: "roles",
  sections: [
    {
      name: "roles",
      group: "organization",
      icon: "role",
      title,
      part: lazy(() => import("./roles.tsx")),
      needs: "role.manage",
    },
  ],
});
