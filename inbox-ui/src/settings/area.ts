import { lazy } from "solid-js";
import { defineArea } from "../parts/area.ts";
import { goTo, title } from "./words/title.ts";

/** The frame of the settings; every area may bring sections. */
export const settingsArea = defineArea({
  name: "settings",
  routes: [{ path: "/settings/:section?/:item?", component: lazy(() => import("./settings.tsx")) }],
  rail: { href: "/settings", icon: "settings", title },
  goTo: { key: "s", href: "/settings", title: goTo },
});
