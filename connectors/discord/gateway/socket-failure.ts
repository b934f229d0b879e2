/** Why a connection to the gateway ended; `code` is the one it was closed with, null where it broke. */
export class SocketFailure extends Error {
  readonly code: number | null;
  constructor(code: number | null, reason: string) {
    super(reason);
    this.code = code;
  }
}
