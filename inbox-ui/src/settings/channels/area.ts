import { lazy } from "solid-js";
import { defineArea } from "../../parts/area.ts";
import { title } from "./words/title.ts";

export const channelsArea = defineArea({
  name: "channels",
  sections: [
    {
      name: "channels",
      group: "organization",
      icon: "channel",
      title,
      part: lazy(() => import("./channels.tsx")),
      needs: "channel.read",
    },
  ],
});
