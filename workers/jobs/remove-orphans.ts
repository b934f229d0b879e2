import { removeOrphans as remove } from "../../core/attachments/index.ts";
import { defineJob } from "../define-job.ts";

export const removeOrphans = defineJob("remove-orphans", async (deps) => {
  await remove(deps);
});
