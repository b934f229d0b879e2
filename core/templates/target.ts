import type { Target } from "../access/index.ts";
import { readTemplate } from "./queries.ts";
import type { Template } from "./template.ts";

/** A template as actions see it; rights on templates reach all of them or none. */
export const templateTarget: Target<Template> = {
  kind: "template",
  errors: { missing: ["template_unknown"] },
  find: (tx, _, id) => readTemplate(tx, id),
  resourceOf: () => ({}),
};
