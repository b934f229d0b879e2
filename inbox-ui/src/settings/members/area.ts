import { lazy } from "solid-js";
import { defineArea } from "../../parts/area.ts";
import { title } from "./words/title.ts";

export const membersArea = defineArea({
  name: "members",
  sections: [
    {
      name: "members",
      group: "organization",
      icon: "contacts",
      title,
      part: lazy(() => import("./members.tsx")),
      needs: "member.read",
    },
  ],
});
