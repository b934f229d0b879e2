import { lazy } from "solid-js";
import { useHasSandbox } from "../../api/queries.ts";
import { useSession } from "../../api/session.ts";
import { defineArea } from "../../parts/area.ts";
import { title } from "./words/title.ts";

/** The parts in all their states, for those who work on the pages: owners of a hub whose sandbox is on. */
export const designArea = defineArea({
  name: "design",
  sections: [
    {
      name: "design",
      group: "organization",
      icon: "panel",
      title,
      part: lazy(() => import("./design.tsx")),
      useIsOffered: () => {
        const session = useSession();
        const hasSandbox = useHasSandbox();
        return () => (session().role === "owner" ? hasSandbox() : false);
      },
    },
  ],
});
