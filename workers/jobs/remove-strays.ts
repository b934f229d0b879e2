import { removeStrays as remove } from "../../core/attachments/index.ts";
import { defineJob } from "../define-job.ts";

export const removeStrays = defineJob("remove-strays", async (deps) => {
  await remove(deps);
});
