import { lazy } from "solid-js";
import { defineArea } from "../parts/area.ts";
import { title } from "./words/title.ts";

/** Signing in and joining, which nobody has to be signed in for, and the chat accounts that act for the user. */
export const accountArea = defineArea({
  name: "account",
  publicRoutes: [
    { path: "/sign-in", component: lazy(() => import("./sign-in.tsx")) },
    { path: "/invitations/:id", component: lazy(() => import("./accept-invitation.tsx")) },
  ],
  sections: [
    {
      name: "chat-accounts",
      group: "personal",
      icon: "phone",
      title,
      part: lazy(() => import("./chat-accounts.tsx")),
    },
  ],
});
