import { z } from "@hono/zod-openapi";
import { endpointsFor, readFormFile, uploadReaders } from "../access/index.ts";
import { readOrganization } from "../database/index.ts";
import { contentUrl, UPLOAD_MAX, type AttachmentDeps } from "./attachment.ts";
import { permitFile } from "./queries.ts";
import { saveUpload } from "./save-upload.ts";
import { serveAttachment } from "./serve-attachment.ts";
import { exampleId } from "../kernel/example-id.ts";

const endpoint = endpointsFor<AttachmentDeps>();

/** Bytes that a form adds around its file. */
const ENVELOPE = 100_000;

const UploadedSchema = z
  .object({
    id: z.string(),
    kind: z.string(),
    fileName: z.string(),
    contentType: z.string(),
    size: z.number(),
    width: z.number().nullable(),
    height: z.number().nullable(),
    url: z.string(),
  })
  .openapi("UploadedFile", {
    example: {
      id: exampleId("att"),
      kind: "file",
      fileName: "receipt.pdf",
      contentType: "application/pdf",
      size: 48_213,
      width: null,
      height: null,
      url: `/api/attachments/${exampleId("att")}/content`,
    },
  });

/** Files in and out of messages. */
export const attachmentEndpoints = [
  endpoint(
    {
      method: "post",
      path: "/attachments",
      operationId: "uploadAttachment",
      permission: "conversation.reply",
      summary: "Stores a file, sent as multipart field `file`, for the next message.",
      errors: {
        refused: ["too_many_tries"],
        invalid: ["body_not_form", "file_missing", "body_too_large", "file_too_large"],
      },
      takesFile: true,
      output: UploadedSchema,
      status: 201,
    },
    ({ deps, actor, context }) =>
      uploadReaders.members.receive(context, { max: UPLOAD_MAX + ENVELOPE }, (chunks) =>
        readFormFile(context.req.header("content-type"), chunks, async (file) => {
          const uploaded = await saveUpload(deps, actor.organizationId, file, { uploadedBy: actor.userId });
          return { ...uploaded, url: contentUrl(uploaded.id) };
        }),
      ),
  ),

  endpoint(
    {
      method: "get",
      path: "/attachments/:id/content",
      operationId: "readAttachment",
      permission: "attachment.read",
      summary: "Returns a file's bytes.",
      sends: "application/octet-stream",
      errors: { missing: ["file_unknown", "file_pending"] },
      params: z.object({ id: z.string() }),
    },
    async ({ deps, actor, params: { id }, context }) => {
      await readOrganization(deps.database, actor.organizationId, (tx) => permitFile(tx, actor, id));
      return serveAttachment(deps, actor.organizationId, id, context.req.header("range"));
    },
  ),
];
