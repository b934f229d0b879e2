import { ApiError } from "../api/client.ts";
import { words } from "./index.ts";

/** An error in words for the person. */
export function reasonOf(error: unknown): string {
  if (error instanceof ApiError)
    return error.code === "unreachable" ? words().common.unreachable : error.message;
  return words().common.failed;
}
