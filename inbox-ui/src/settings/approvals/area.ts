import { lazy } from "solid-js";
import { defineArea } from "../../parts/area.ts";
import { title } from "./words/title.ts";

export const approvalsArea = defineArea({
  name: "approvals",
  sections: [
    {
      name: "approvals",
      group: "organization",
      icon: "checks",
      title,
      part: lazy(() => import("./approvals.tsx")),
    },
  ],
});
