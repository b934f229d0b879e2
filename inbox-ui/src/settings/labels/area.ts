import { lazy } from "solid-js";
import { defineArea } from "../../parts/area.ts";
import { title } from "./words/title.ts";

export const labelsArea = defineArea({
  name: "labels",
  sections: [
    {
      name: "labels",
      group: "organization",
      icon: "label",
      title,
      part: lazy(() => import("./labels.tsx")),
      needs: "conversation.read",
    },
  ],
});
