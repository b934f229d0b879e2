import { lazy } from "solid-js";
import { defineArea } from "../parts/area.ts";

/** Signing in and joining: what nobody has to be signed in for. */
export const accountArea = defineArea({
  name: "account",
  publicRoutes: [
    { path: "/sign-in", component: lazy(() => import("./sign-in.tsx")) },
    { path: "/invitations/:id", component: lazy(() => import("./accept-invitation.tsx")) },
  ],
});
