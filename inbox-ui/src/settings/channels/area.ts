import { lazy } from "solid-js";
import { defineArea } from "../../parts/area.ts";
import { title } from "./words/title.ts";

export const channelsArea = defineArea({
  name: "channels",
  // Registered with the platforms as the address that browsers come back to: it never changes.
  routes: [{ path: "/oauth/channels/callback", component: lazy(() => import("./authorised.tsx")) }],
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
