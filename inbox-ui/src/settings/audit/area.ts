import { lazy } from "solid-js";
import { defineArea } from "../../parts/area.ts";
import { title } from "./words/title.ts";

export const auditArea = defineArea({
  name: "audit",
  sections: [
    {
      name: "audit",
      group: "organization",
      icon: "audit",
      title,
      part: lazy(() => import("./audit.tsx")),
      needs: "audit.read",
    },
  ],
});
