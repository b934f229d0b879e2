import { lazy } from "solid-js";
import { defineArea } from "../parts/area.ts";
import { goTo, title } from "./words/title.ts";

export const contactsArea = defineArea({
  name: "contacts",
  routes: [{ path: "/contacts/:contactId?", component: lazy(() => import("./contacts.tsx")) }],
  rail: { href: "/contacts", icon: "contacts", title },
  goTo: { key: "c", href: "/contacts", title: goTo },
});
