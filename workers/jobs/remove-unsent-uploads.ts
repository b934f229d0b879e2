import { removeUnsentUploads as remove } from "../../core/attachments/index.ts";
import { defineJob } from "../define-job.ts";

export const removeUnsentUploads = defineJob("remove-unsent-uploads", async (deps) => {
  await remove(deps);
});
