import { removeOrphanedFiles as remove } from "../../core/attachments/index.ts";
import { defineJob } from "../define-job.ts";

export const removeOrphanedFiles = defineJob("remove-orphaned-files", async (deps) => {
  await remove(deps);
});
