import { ApiError, refusal } from "./client.ts";
import type { Upload } from "./types.ts";

/**
 * Uploads one file; `onProgress` gets the uploaded share, 0 to 1. It uses XMLHttpRequest because fetch reports no
 * upload progress.
 */
export function upload(
  file: File,
  onProgress: (share: number) => void,
  signal: AbortSignal,
): Promise<Upload> {
  return new Promise((done, fail) => {
    const request = new XMLHttpRequest();
    const form = new FormData();
    form.append("file", file, file.name);
    request.open("POST", "/api/attachments");
    request.responseType = "json";
    request.upload.addEventListener(
      "progress",
      (event) => event.lengthComputable && onProgress(event.loaded / event.total),
    );
    request.addEventListener("load", () =>
      request.status === 201
        ? done(request.response as Upload)
        : fail(refusal(request.status, request.response)),
    );
    request.addEventListener("error", () =>
      fail(new ApiError(0, "unreachable", "Couldn't reach the server.")),
    );
    request.addEventListener("abort", () => fail(new ApiError(0, "aborted", "")));
    signal.addEventListener("abort", () => request.abort());
    request.send(form);
  });
}
